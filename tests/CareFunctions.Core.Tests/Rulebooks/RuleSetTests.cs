using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tests.Referrals;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Tests.Rulebooks;

public sealed class RuleSetTests
{
    [Theory]
    [InlineData("includes: [residential-placement]", "includes: [residential-placment]", "/includes/0", "Known: domiciliary-care")]
    [InlineData("includes: [residential-placement]", "includes: [ld-mh-placement]", "/includes/0", "include itself")]
    [InlineData("{ item: registration, clauses: [SOM-RES-03] }", "{ item: registraton, clauses: [SOM-RES-03] }", "/item", "Known: finished-assessment")]
    [InlineData("by: [ech-allocation-panel]", "by: [ech-panel]", "/by/0", "business-manager")]
    [InlineData("when: { flag: over-rate }", "when: {}", "/when", "says nothing")]
    [InlineData("when: { flag: over-rate }", "when: { not: {} }", "/when/not", "says nothing")]
    [InlineData("when: { flag: over-rate }", "when: { flagg: over-rate }", "/when/flagg", "flag, from, urgency")]
    [InlineData("before: start", "before: begin", "/before", "search, award, start")]
    [InlineData("requests: [reduce, suspend]", "requests: [reduce, pause]", "/requests/1", "suspend")]
    [InlineData("  - id: signed-off\n", "  - id: day-care\n", "/id", "already")]
    [InlineData("from: housing-company", "from: housing", "/from", "housing-company")]
    public void Load_OneFault_SaysWhatIsRight(string right, string wrong, string entryEnd, string sentence)
    {
        var at = SomersetRulebook.Yaml.IndexOf(right, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, right);
        var yaml = SomersetRulebook.Yaml[..at] + wrong + SomersetRulebook.Yaml[(at + right.Length)..];
        var faults = Should.Throw<RulebookException>(() => RulebookLoader.Load("somerset.yaml", yaml)).Faults;
        var fault = faults.First(one => one.Entry.EndsWith(entryEnd, StringComparison.Ordinal));
        fault.Sentence.ShouldContain(sentence, Case.Insensitive);
        fault.Line.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Load_IncludedService_OwnEntryTakesThePlaceOfTheIncludedOne()
    {
        var gates = SomersetRulebook.Shipped.Service("ld-mh-placement")!.Rules.Gates;
        gates.Count(one => one.Id == "placement-agreed").ShouldBe(1);
        gates.Single(one => one.Id == "placement-agreed").By.ShouldBe(["peer-forum", "complex-case-panel"]);
        SomersetRulebook.Shipped.Service("ld-mh-placement")!.Rules.Evidence.Select(one => one.Id).ShouldContain("nursing-needs");
    }

    [Theory]
    [InlineData(null, 5, false)]
    [InlineData(5.0, 5, true)]
    [InlineData(4.75, 5, false)]
    public void HoursPerWeek_AtLeast_IsIncludedAndAnUnstatedNumberIsNot(double? stated, int least, bool holds) =>
        Holds(new Condition(HoursPerWeek: new HoursComparison(AtLeast: least)), new WorklistDetails(HoursPerWeek: (decimal?)stated)).ShouldBe(holds);

    [Theory]
    [InlineData(10, 15, false)]
    [InlineData(10, 15.25, true)]
    [InlineData(10, 8, false)]
    public void HoursAdded_MoreThan_IsTheDifference(double from, double to, bool holds) =>
        Holds(new Condition(HoursAdded: new HoursComparison(MoreThan: 5)), new WorklistDetails(HoursPerWeekFrom: (decimal)from, HoursPerWeekTo: (decimal)to)).ShouldBe(holds);

    [Fact]
    public void Condition_NotAndOr_AreWhatTheySay()
    {
        Condition a = new("a"), b = new("b");
        foreach (var flags in new string[][] { [], ["a"], ["b"], ["a", "b"] })
        {
            var (hasA, hasB) = (flags.Contains("a"), flags.Contains("b"));
            Holds(new Condition(Not: a), flags: flags).ShouldBe(!hasA);
            Holds(new Condition(AnyOf: [a, b]), flags: flags).ShouldBe(hasA || hasB);
            Holds(new Condition(AllOf: [a, b]), flags: flags).ShouldBe(hasA && hasB);
            Holds(new Condition("a", Not: b), flags: flags).ShouldBe(hasA && !hasB);
        }
    }

    [Fact]
    public void Check_DetailsOfTheRequest_CountAsEvidence()
    {
        var plain = RuleCase.Request(SomersetRulebook.Shipped, "supported-living", ">award -start-date -provider-name");
        ReferralCheck.Check(SomersetRulebook.Shipped, plain, RuleCase.Today).Missing.Select(one => one.Item).ShouldBe(["provider-name", "start-date"]);
        var worklist = new WorklistRequest(
            Councils.Council("somerset"), Councils.Case("SOM-104233"), "Operational Team", "Sourcing Care", RequestKind.Award, "supported-living", Urgency.Routine, null,
            plain.Evidence, new WorklistDetails(StartDate: RuleCase.Today, Provider: "sunrise"), []);
        ReferralCheck.Check(SomersetRulebook.Shipped, ReferralRequest.FromWorklist(worklist), RuleCase.Today).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Check_RequestThatTheRulebookDoesNotKnow_IsLeftToPeople() =>
        ReferralCheck.Check(SomersetRulebook.Shipped, RuleCase.Request(SomersetRulebook.Shipped, "day-care", ">review-completed"), RuleCase.Today).Verdict.ShouldBe(ReferralVerdict.UnknownRequest);

    private static bool Holds(Condition condition, WorklistDetails? details = null, IReadOnlyList<string>? flags = null) =>
        condition.Holds(new ReferralRequest(Channel.Worklist, Requester.Worker, "", "", Urgency.Routine, [], flags ?? []) { Details = details ?? new WorklistDetails() });

    private static class Councils
    {
        public static Core.Councils.Council Council(string id) => Core.Councils.Council.TryParse(id, out var council) ? council : throw new InvalidOperationException(id);

        public static Core.Councils.CaseReference Case(string text) => Core.Councils.CaseReference.TryParse(text, out var reference) ? reference : throw new InvalidOperationException(text);
    }
}
