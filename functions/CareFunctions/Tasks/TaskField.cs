namespace CareFunctions.Tasks;

/// <summary>One thing that a decision says beyond its outcome.</summary>
/// <param name="Name">The name in the decision's <c>details</c>.</param>
/// <param name="Type">What it must be.</param>
/// <param name="RequiredFor">The outcomes that need it; with any other it may be left out.</param>
public sealed record TaskField(string Name, TaskFieldType Type, IReadOnlyList<string> RequiredFor);
