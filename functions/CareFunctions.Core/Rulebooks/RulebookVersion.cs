namespace CareFunctions.Core.Rulebooks;

/// <summary>Which text of a rulebook.</summary>
/// <param name="Declared">The version the file declares, for example <c>1.0.0</c>.</param>
/// <param name="Hash">SHA-256 of the file with line ends as LF, lower-case hex: two different texts never share it.</param>
public sealed record RulebookVersion(string Declared, string Hash);
