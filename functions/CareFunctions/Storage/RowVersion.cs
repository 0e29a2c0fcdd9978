using Azure;

namespace CareFunctions.Storage;

/// <summary>Which version of a row was read, and as what it was listed.</summary>
/// <param name="Tag">The row's ETag.</param>
/// <param name="ListedAs">The key of its place in a list; null where it has none, as rows have that were written before there were lists.</param>
public readonly record struct RowVersion(ETag Tag, string? ListedAs);
