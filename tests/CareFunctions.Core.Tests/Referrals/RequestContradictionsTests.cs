using CareFunctions.Core.Councils;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tests.Procedures;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Tests.Referrals;

/// <summary>Circumstances that contradict each other are named, each with its pointer.</summary>
public sealed class RequestContradictionsTests
{
    [Theory]
    [InlineData("somerset", "nil-contribution no-financial-assessment", null, "/data/flags/1")]
    [InlineData("somerset", "no-financial-assessment lacks-capacity nil-contribution", null, "/data/flags/2")]
    [InlineData("somerset", "nil-contribution lacks-capacity", null, "")]
    [InlineData("somerset", "self-funder nil-contribution no-financial-assessment", null, "/data/flags/2 /data/flags/1")]
    [InlineData("somerset", "direct-payment self-funder", null, "/data/flags/1")]
    [InlineData("somerset", "direct-payment legal-representative", null, "")]
    [InlineData("croydon", "temporary-until-known-date temporary-without-end", null, "/data/flags/1")]
    [InlineData("croydon", "temporary-without-end", "2026-06-30", "/data/flags/0")]
    [InlineData("croydon", "temporary-without-end", null, "")]
    [InlineData("croydon", "temporary-until-known-date", "2026-06-30", "")]
    [InlineData("medway", "block-bed general-older-people-home", null, "")]
    public void Faults_Circumstances_AreEachNamedWhereTheyContradict(string council, string flags, string? endDate, string pointers)
    {
        var details = new WorklistDetails(EndDate: endDate is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(endDate).Value);
        var faults = RequestContradictions.Faults(Rulebook(council), Request(council, flags.Split(' '), details));
        string.Join(' ', faults.Select(fault => fault.Pointer)).ShouldBe(pointers);
        faults.ShouldAllBe(fault => fault.Code == "contradiction" && fault.Sentence.EndsWith('.'));
    }

    [Theory]
    [InlineData("somerset")]
    [InlineData("croydon")]
    [InlineData("medway")]
    public void Contradictions_Shipped_NameCircumstancesThatARequestCanName(string council)
    {
        var rulebook = Rulebook(council);
        foreach (var rule in rulebook.Contradictions ?? [])
        {
            ReferralVocabulary.Faults(rulebook, Request(council, [.. rule.Flags], new WorklistDetails())).ShouldBeEmpty(rule.Id);
        }
    }

    [Theory]
    [InlineData("flags: [temporary-without-end]\n    stated: [end-date]", "flags: [temporary-without-end]", "/contradictions/1", "contradicts nothing")]
    [InlineData("stated: [end-date]", "stated: [last-day]", "/contradictions/1/stated/0", "end-date")]
    [InlineData("id: end-of-increase-stated", "id: end-of-increase-known-or-not", "/contradictions/1/id", "more than once")]
    public void Load_FaultyContradiction_SaysWhatIsRight(string right, string wrong, string entry, string sentence)
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rulebook", "croydon.yaml"));
        yaml.ShouldContain(right);
        var fault = Should.Throw<RulebookException>(() => RulebookLoader.Load("croydon.yaml", yaml.Replace(right, wrong, StringComparison.Ordinal))).Faults.ShouldHaveSingleItem();
        fault.Entry.ShouldBe(entry);
        fault.Sentence.ShouldContain(sentence);
        fault.Line.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Compare_NewContradiction_IsADifferenceThatNarrows()
    {
        var rulebook = Rulebook("croydon");
        var comparison = ProcedureCompatibility.Compare(rulebook with { Contradictions = null }, rulebook);
        comparison.Compatible.ShouldBeFalse();
        comparison.Changes.ShouldContain(change => change.Where == "croydon.yaml: contradictions/end-of-increase-stated");
    }

    private static Rulebook Rulebook(string council) => ShippedBooks.Rulebooks.First(one => one.Council.Id == council);

    private static WorklistRequest Request(string council, string[] flags, WorklistDetails details)
    {
        Council.TryParse(council, out var known).ShouldBeTrue();
        CaseReference.TryCreate(known!, "104233", out var reference).ShouldBeTrue();
        return new WorklistRequest(known!, reference!, "Team", "Team", RequestKind.Source, "domiciliary-care", Urgency.Routine, null, [], details, flags);
    }
}
