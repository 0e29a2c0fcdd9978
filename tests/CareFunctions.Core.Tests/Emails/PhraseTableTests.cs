using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Phrases;
using NodaTime;

namespace CareFunctions.Core.Tests.Emails;

/// <summary>Runs the examples that stand beside every row of the phrase table.</summary>
public sealed class PhraseTableTests
{
    private static readonly LocalDate Day = new(2026, 5, 1);

    [Fact]
    public void Rows_EveryExample_IsFound()
    {
        var missed = PhraseTable.Own.Rows.SelectMany(row => row.Like.Where(example => !FoundIn(row, example)).Select(example => $"{row.Group}: \"{row.Say}\" is not found in \"{example}\""));
        missed.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_EveryCounterExample_IsNotFound()
    {
        var hit = PhraseTable.Own.Rows.SelectMany(row => row.Unlike.Where(example => FoundIn(row, example)).Select(example => $"{row.Group}: \"{row.Say}\" is found in \"{example}\""));
        hit.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_All_HaveExamples() =>
        PhraseTable.Own.Rows.Where(row => row.Like.Count == 0).Select(row => row.Group + ": " + row.Say).ShouldBeEmpty();

    [Fact]
    public void Rows_EveryIntent_CanBeSaid()
    {
        var said = PhraseTable.Own.Rows.Where(row => row.Group.StartsWith("intent/", StringComparison.Ordinal)).Select(row => row.Group.Split('/')[1]).ToHashSet();
        Enum.GetValues<EmailIntent>().Where(intent => intent != EmailIntent.UrgentReferral).Select(PhraseTable.Kebab).Except(said).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(a|b")]
    [InlineData("a)")]
    [InlineData("<nobody>")]
    [InlineData("{nothing}")]
    [InlineData("a&b")]
    public void Parse_IllFormed_SaysSo(string say) =>
        Should.Throw<FormatException>(() => Phrase.Parse(say, new Dictionary<string, HashSet<string>>())).Message.ShouldContain(say);

    [Theory]
    [InlineData(".. a")]
    [InlineData("a?")]
    public void Firsts_NothingToStartWith_IsRefused(string say) =>
        Should.Throw<FormatException>(() => Phrase.Parse(say, new Dictionary<string, HashSet<string>>()).Firsts().ToList());

    private static bool FoundIn(PhraseRow row, string example) =>
        PhraseTable.Own.Find(ReadText.Of(PlainText.Clean(example), Council.Somerset, Day, PhraseTable.Own)).Exists(finding => finding.Row == row);
}
