namespace CareFunctions.Core.Procedures;

/// <summary>A value that a decision gives beside its outcome.</summary>
/// <param name="Name">Its name, under which later steps find it.</param>
/// <param name="Type">What it must be.</param>
/// <param name="For">The outcomes that require it; null means all. With any other it may be left out.</param>
public sealed record FieldRule(string Name, FieldType Type, IReadOnlyList<string>? For = null);
