namespace CareFunctions.Core.Emails.Phrases;

/// <summary>A row of the table: a phrase, what it stands for, and examples.</summary>
/// <param name="Group">What it is evidence of, for example <c>intent/increase-request/strong</c> or <c>field/endDate</c>.</param>
/// <param name="Say">The phrase as written.</param>
/// <param name="Phrase">The phrase parsed.</param>
/// <param name="With">What else must stand in the same sentence, in any order: what "say" writes after <c>&amp;&amp;</c>.</param>
/// <param name="Only">The intents for which it counts; empty for all.</param>
/// <param name="Like">Sentences that it must be found in.</param>
/// <param name="Unlike">Sentences that it must not be found in.</param>
internal sealed record PhraseRow(
    string Group, string Say, Phrase Phrase, IReadOnlyList<Phrase> With, IReadOnlyList<EmailIntent> Only, IReadOnlyList<string> Like, IReadOnlyList<string> Unlike)
{
    /// <summary>The parts of its group.</summary>
    public string[] Parts { get; } = Group.Split('/');

    /// <summary>Its place in the table.</summary>
    public int Index { get; init; }
}
