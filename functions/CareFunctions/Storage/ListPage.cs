namespace CareFunctions.Storage;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">Its items, in order.</param>
/// <param name="Next">The position after which the next page goes on; null on the last.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next);
