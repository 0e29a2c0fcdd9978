using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Tests.Procedures;

public class ProcedureCompatibilityTests
{
    [Fact]
    public void Compare_TheSameEdition_FindsNothing()
    {
        var same = Compare("\n", "\n");
        same.Changes.ShouldBeEmpty();
        same.Warnings.ShouldBeEmpty();
        same.Compatible.ShouldBeTrue();
    }

    [Theory]
    [InlineData("most: 2", "most: 3", "arrange/try: most was 2 and is 3.")]
    [InlineData("by: business-manager", "by: budget-holder", "arrange/rate: by was \"business-manager\" and is \"budget-holder\".")]
    [InlineData("days: 1, at", "days: 2, at", "clock hold: reminders.before was [{\"days\":1,\"at\":\"09:00\"}] and is [{\"days\":2,\"at\":\"09:00\"}].")]
    [InlineData("requests: [source, award]", "requests: [source]", "arrange/starts: it was ")]
    [InlineData("outcomes: [good, poor]", "outcomes: [good, poor, fair]", "review/ask-review: outcomes was [\"good\",\"poor\"] and is [\"good\",\"poor\",\"fair\"].")]
    public void Compare_ALimitOrAnOutcomeChanged_NamesItAndDoesNotCallItCompatible(string right, string changed, string sentence)
    {
        var comparison = Compare(right, changed);
        comparison.Changes.ShouldHaveSingleItem().ToString().ShouldStartWith("somerset.procedures.yaml: " + sentence);
        comparison.Compatible.ShouldBeFalse();
    }

    [Fact]
    public void Compare_OnlyWordsChanged_IsCompatible()
    {
        var comparison = Compare("what: Find a provider.", "what: Look for a provider.");
        comparison.Changes.ShouldHaveSingleItem().ToString().ShouldContain("what was \"Find a provider.\" and is \"Look for a provider.\"");
        comparison.Compatible.ShouldBeTrue();
    }

    [Fact]
    public void Compare_AStepAddedAndOneGone_NamesBoth()
    {
        const string record = "id: record, do: note";
        var comparison = Compare(record, "id: record-award, do: note");
        comparison.Changes.Select(change => change.ToString()).ShouldBe(
            ["somerset.procedures.yaml: arrange/record: the step is gone.", "somerset.procedures.yaml: arrange/record-award: the step is new."]);
        comparison.Compatible.ShouldBeFalse();
    }

    [Fact]
    public void Compare_ARuleOfReferralAdded_NamesTheServices()
    {
        const string includes = "    clauses: [SOM-DOM-01]\n    includes: [signed-off, self-funders, changes]\n";
        var before = RulebookLibrary.Load([("somerset.yaml", SomersetRulebook.Yaml)])[0];
        var text = SomersetRulebook.Yaml.ReplaceLineEndings("\n").Replace(includes, includes + """
                gates:
                  - { id: long-packages, what: A long package, where: Eclipse, by: [peer-forum], anyOf: [peer-forum-agreement], clauses: [SOM-CPX-02] }

            """.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var comparison = ProcedureCompatibility.Compare(before, RulebookLibrary.Load([("somerset.yaml", text)])[0]);
        comparison.Changes.ShouldContain(change => change.ToString() == "somerset.yaml: domiciliary-care/long-packages: the gate is new." && !change.Widens);
    }

    [Theory]
    [InlineData("1.0.0", "the text changed and the version stayed 1.0.0")]
    [InlineData("0.9.0", "the version went back from 1.0.0 to 0.9.0")]
    public void Compare_AVersionThatWasNotRaised_IsWarnedOf(string version, string warning) =>
        Compare("most: 2", "most: 3", version).Warnings.ShouldHaveSingleItem().ShouldContain(warning);

    private static EditionComparison Compare(string right, string changed, string version = "1.1.0")
    {
        SampleBook.Yaml.ShouldContain(right);
        var text = SampleBook.Yaml.Replace(right, changed, StringComparison.Ordinal);
        return ProcedureCompatibility.Compare(
            SampleBook.Rulebook, SampleBook.Load(text == SampleBook.Yaml ? text : text.Replace("version: \"1.0.0\"", $"version: \"{version}\"", StringComparison.Ordinal)));
    }
}
