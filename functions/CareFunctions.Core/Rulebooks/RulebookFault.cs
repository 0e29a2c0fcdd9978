namespace CareFunctions.Core.Rulebooks;

/// <summary>One thing wrong with a rulebook.</summary>
/// <param name="File">The file's name as the caller gave it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Entry">Where in the structure, for example <c>/services/0/evidence/2</c>.</param>
/// <param name="Sentence">What is wrong and what would be right.</param>
public sealed record RulebookFault(string File, long Line, long Column, string Entry, string Sentence)
{
    /// <summary>The fault as an editor understands it: <c>file(line,column): sentence</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}({Line},{Column}): {(Entry.Length == 0 ? "" : Entry + ": ")}{Sentence}");
}
