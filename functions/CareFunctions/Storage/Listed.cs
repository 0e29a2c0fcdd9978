namespace CareFunctions.Storage;

/// <summary>An item of a list, and where in it the item stands.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Position">Its place: positions are compared ordinally, and no two items of a list share one.</param>
/// <param name="Item">The item.</param>
public readonly record struct Listed<T>(string Position, T Item);
