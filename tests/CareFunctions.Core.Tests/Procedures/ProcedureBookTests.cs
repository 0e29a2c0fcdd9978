using System.Text.Json;
using CareFunctions.Core.Json;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Tests.Procedures;

public class ProcedureBookTests
{
    [Theory]
    [InlineData("do: tell, to: provider", "do: tel, to: provider", "Must be one of")]
    [InlineData("{ id: tell-none, do: tell, to: from-team,", "{ id: tell-none, do: tell,", "to is missing")]
    [InlineData("do: run, procedure: review, beside", "do: run, procedure: reviews, beside", "There is no procedure reviews. Known: arrange, review.")]
    [InlineData("by: business-manager", "by: busyness-manager", "There is no role busyness-manager")]
    [InlineData("owner: operational-team, by: allocated", "owner: operation-team, by: allocated", "There is no team operation-team")]
    [InlineData("system: proactis", "system: proaktis", "There is no system proaktis")]
    [InlineData("to: operational-team, what", "to: nobody, what", "There is no recipient nobody")]
    [InlineData("gate: signed-off-plan", "gate: signed-off", "There is no gate")]
    [InlineData("        clock: hold\n", "        clock: holt\n", "There is no clock holt")]
    [InlineData("is: [found]", "is: [find]", "There is no outcome find. Known: found, none.")]
    [InlineData("step: find, is", "step: found, is", "There is no earlier step found")]
    [InlineData("The hold ended on {lastDay}", "The hold ended on {lastDate}", "Nothing before this gives a value lastDate")]
    [InlineData("effective: startDate", "effective: provider", "provider is no date")]
    [InlineData("values: [provider, hoursPerWeek]", "values: [hoursPerWeek]", "This kind of change carries provider")]
    [InlineData("kind: deactivate,", "kind: deactivated,", "Must be one of")]
    [InlineData("- { id: tell-lapsed, do: tell, to: operational-team, what: \"The hold ended on {lastDay}.\", clauses: [SOM-RES-24] }", "- { id: note-lapsed, do: note, what: Over, clauses: [SOM-RES-24] }", "must have a change and a tell")]
    [InlineData("stopped:\n", "stoped:\n", "There is no outcome stoped. Known: met, stopped.")]
    [InlineData("id: tell-none", "id: stop", "The id stop is given more than once in arrange")]
    [InlineData("requests: [source, award]", "requests: [source, buy]", "Must be one of")]
    [InlineData("services: [domiciliary-care], requests", "services: [home-care], requests", "There is no service home-care")]
    [InlineData("do: run, procedure: review, beside: true,", "do: end, outcome: over,", "This step is never reached")]
    [InlineData("guidance: [SOM-DOM-13]", "guidance: [SOM-DOM-99]", "No entry of guidance or advice cites SOM-DOM-99")]
    [InlineData("notBy: find", "notBy: award", "There is no earlier step award")]
    [InlineData("fields: { provider: provider, startDate: startDate, overRate: overRate }", "fields: { provider: provider }", "needs startDate")]
    [InlineData("{ value: hoursPerWeek, atLeast: 20 }", "{ value: hoursPerWeek }", "The comparison says nothing")]
    [InlineData("when: { has: holdUntil }", "when: { has: held }", "Nothing before this gives a value held")]
    [InlineData("length: { until: holdUntil }", "length: { days: 1, until: holdUntil }", "one of days")]
    [InlineData("council: somerset", "document: general", "There is no gate")]
    [InlineData("email: start-date-confirmation", "email: start-confirmation", "There is no intent of an email start-confirmation")]
    [InlineData("- id: rate\n", "- id: carry-out-command\n", "is the kind of another task")]
    [InlineData("do: clock\n", "do: clock\n        to: provider\n", "A step that does clock has no to.")]
    [InlineData("penPicture: { outcome: offered,", "penPicture: { outcome: sent,", "There is no outcome sent. Known: offered, not-offered.")]
    [InlineData("penPicture: { outcome: offered,", "penPicture: { outcome: not-offered,", "The outcome not-offered needs whyNot, which a pen picture does not give.")]
    [InlineData("value: opportunity }", "value: whyNot }", "whyNot is another value already")]
    [InlineData("value: opportunity }", "value: provider }", "provider is another value already")]
    [InlineData("penPicture: { outcome: offered, value: opportunity }", "penPicture: { outcome: offered }", "value")]
    [InlineData("penPicture: { outcome: offered, value: opportunity }", "answeredBy: [{ email: hold-extension, outcome: offered }]", "Nothing before this gives a value opportunity")]
    [InlineData("penPicture: { outcome: offered, value: opportunity }", "penPicture: { outcome: offered, value: opportunity }\n        answeredBy: [{ email: hold-extension, outcome: offered }]", "comes by a pen picture alone")]
    [InlineData("- { id: tell-none, do: tell,", "- { id: tell-none, do: tell, penPicture: { outcome: offered, value: opportunity },", "A step that does tell has no penPicture.")]
    [InlineData("then: { declined:", "then: { lapsed:", "There is no outcome lapsed. Known: long-term, ended, expired, declined, refused, not-an-increase.")]
    [InlineData("do: increase, when: { flag: more }, from: effectiveDate", "do: increase, when: { flag: more }, from: provider", "provider is no date")]
    public void Load_OneMistake_NamesItWithItsPlace(string right, string wrong, string sentence)
    {
        SampleBook.Yaml.Split(right).Length.ShouldBe(2, $"'{right}' must stand in the sample once");
        var yaml = SampleBook.Yaml.Replace(right, wrong, StringComparison.Ordinal);

        var faults = Should.Throw<RulebookException>(() => SampleBook.Load(yaml)).Faults;

        faults.ShouldContain(fault => fault.Sentence.Contains(sentence, StringComparison.OrdinalIgnoreCase));
        faults.ShouldAllBe(fault => fault.File == SampleBook.File && fault.Line > 0 && fault.Column > 0);
    }

    [Fact]
    public void Load_UnusedClockAndProcedure_AreFaults()
    {
        var yaml = SampleBook.Yaml.Replace("services: [domiciliary-care], requests: [source, award]", "services: [domiciliary-care], requests: [source]", StringComparison.Ordinal)
            .Replace("procedure: review\n", "procedure: arrange\n", StringComparison.Ordinal).Replace("procedure: review,", "procedure: arrange,", StringComparison.Ordinal)
            .Replace("                then:\n                  poor: [{ id: tell-poor, do: tell, to: provider, what: The review was poor., clauses: [SOM-RED-01] }]\n", "", StringComparison.Ordinal);

        var sentences = Should.Throw<RulebookException>(() => SampleBook.Load(yaml)).Faults.Select(fault => fault.Sentence).ToList();

        sentences.ShouldContain("Nothing starts review: give it starts, or run it from another procedure.");
        sentences.ShouldContain("arrange would wait for itself: it is run, and waited for, by what it runs.");
    }

    [Fact]
    public void Load_ProceduresWithoutARulebook_NamesTheFileThatIsMissing() =>
        Should.Throw<RulebookException>(() => RulebookLibrary.Load([(SampleBook.File, SampleBook.Yaml)]))
            .Message.ShouldContain("Somerset has no rulebook beside it: add somerset.yaml.");

    [Fact]
    public void Load_ChangedProcedures_GivesAnotherEdition()
    {
        var changed = SampleBook.Load(SampleBook.Yaml + "\n# changed\n");

        changed.Edition.Hash.ShouldNotBe(SampleBook.Rulebook.Edition.Hash);
        changed.Edition.Declared.ShouldBe(SampleBook.Rulebook.Edition.Declared);
    }

    [Fact]
    public void PlanFor_ServiceAndRequest_TakesWhatTheProcedureNeeds()
    {
        var plan = SampleBook.Rulebook.PlanFor("domiciliary-care", RequestKind.Award)!;

        plan.Procedure.ShouldBe("arrange");
        plan.Procedures.Select(one => one.Id).ShouldBe(["arrange", "review"]);
        plan.Clocks.ShouldHaveSingleItem().Id.ShouldBe("hold");
        plan.NameOf("swift").ShouldBe("SWIFT");
        SampleBook.Rulebook.PlanFor("domiciliary-care", RequestKind.End).ShouldBeNull();
        SampleBook.Rulebook.ServicesWithProcedures().ShouldBe(["domiciliary-care"]);
    }

    [Fact]
    public void Plan_WrittenAndReadBack_IsTheSame()
    {
        // Running work keeps its plan as JSON, written by whatever serializer the platform has.
        var plan = SampleBook.Rulebook.PlanFor("domiciliary-care", RequestKind.Source)!;
        foreach (var options in new[] { CareJson.Options, JsonSerializerOptions.Default, JsonSerializerOptions.Web })
        {
            var text = JsonSerializer.Serialize(plan, options);
            JsonSerializer.Serialize(JsonSerializer.Deserialize<ProcedurePlan>(text, options), options).ShouldBe(text);
        }
    }

    [Fact]
    public void Load_IncreaseWithoutItsRules_IsAFault()
    {
        var rulebook = SomersetRulebook.Yaml[..SomersetRulebook.Yaml.IndexOf("\nincreases:", StringComparison.Ordinal)] + "\nguidance: []\n";

        Should.Throw<RulebookException>(() => RulebookLibrary.Load([("somerset.yaml", rulebook), (SampleBook.File, SampleBook.Yaml)]))
            .Faults.ShouldHaveSingleItem().Sentence.ShouldStartWith("The rulebook has no section increases");
    }

    [Fact]
    public void Load_GeneralDocument_AddsItsServicesAndRunsWhereACouncilHasNone()
    {
        const string carers = """
            document: carers
            version: "1.0.0"
            teams: [{ id: carers-team, name: Carers Team, clauses: [CAR-SUP-01] }]
            roles: [{ id: carers-worker, name: Carers worker, team: carers-team, clauses: [CAR-SUP-01] }]
            services: [{ id: carer-support, name: Support for carers, owner: carers-team, clauses: [CAR-SUP-01] }]
            procedures:
              - id: support-carer
                name: Supporting a carer
                starts: [{ services: [carer-support], requests: [source] }]
                clauses: [CAR-SUP-01]
                steps:
                  - { id: talk, do: ask, what: Talk with the carer., owner: carers-team, by: carers-worker, clauses: [CAR-SUP-01] }
            """;

        var rulebook = RulebookLibrary.Load([("somerset.yaml", SomersetRulebook.Yaml), ("carers.procedures.yaml", carers)])[0];

        rulebook.Service("carer-support")!.Owner.ShouldBe("carers-team");
        rulebook.PlanFor("carer-support", RequestKind.Source)!.Roles.ShouldContain(role => role.Id == "carers-worker");
    }
}
