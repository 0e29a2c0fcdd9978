namespace CareFunctions.SystemCommands;

/// <summary>What became of a command.</summary>
/// <param name="HasConnector">Whether it was sent; otherwise a person types the change in.</param>
/// <param name="Timeout">How long to wait for its result.</param>
public sealed record CommandSent(bool HasConnector, TimeSpan Timeout);
