namespace CareFunctions.SystemCommands;

/// <summary>That a system shows a change.</summary>
/// <param name="ByName">The person who typed it in, or the system itself.</param>
/// <param name="Role">The person's role, or <c>connector</c>.</param>
/// <param name="Reference">The system's reference, if there is one.</param>
public sealed record SystemConfirmation(string ByName, string Role, string? Reference);
