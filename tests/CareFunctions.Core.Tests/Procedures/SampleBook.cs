using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Tests.Procedures;

/// <summary>A small book with a step of every kind, over Somerset's shipped rulebook.</summary>
internal static class SampleBook
{
    public const string File = "somerset.procedures.yaml";

    public const string Yaml = """
        council: somerset
        version: "1.0.0"
        forms:
          - { id: ss731, name: SS731, clauses: [SOM-DOM-01] }
        guidance:
          - { text: Do not wait for a perfect match., services: [domiciliary-care], clauses: [SOM-DOM-13] }
        leftToPeople:
          - { what: Judging who suits whom., reason: It needs a person., clauses: [SOM-DOM-16] }
        coveredElsewhere:
          - { where: DecisionAids/ArrangementFee, clauses: [GEN-FEE-01] }
        clocks:
          - id: hold
            name: Placement hold
            length: { until: holdUntil }
            atEnd: lapses
            decide: { what: Take the place, owner: sourcing-care, by: sourcing-care-officer, outcomes: [taken] }
            reminders: { before: [{ days: 1, at: "09:00" }], tell: [sourcing-care], after: { everyWorkingDays: 5, tell: [sourcing-care] } }
            payment: true
            clauses: [SOM-RES-24]
        procedures:
          - id: arrange
            name: Arranging care
            starts:
              - { services: [domiciliary-care], requests: [source, award] }
            clauses: [SOM-DOM-01]
            steps:
              - id: peer-forum
                do: agree
                gate: signed-off-plan
                owner: sourcing-care
                clauses: [SOM-GEN-05]
              - id: try
                do: repeat
                most: 2
                until: { outcome: { step: find, is: [found] } }
                steps:
                  - id: find
                    do: ask
                    what: Find a provider.
                    owner: sourcing-care
                    by: sourcing-care-officer
                    outcomes: [found, none]
                    fields:
                      - { name: provider, type: text, for: [found] }
                      - { name: startDate, type: date, for: [found] }
                      - { name: overRate, type: flag, for: [found] }
                    answeredBy:
                      - { email: start-date-confirmation, outcome: found, fields: { provider: provider, startDate: startDate, overRate: overRate } }
                    guidance: [SOM-DOM-13]
                    note: "Provider {provider} starts on {startDate}."
                    clauses: [SOM-DOM-16]
                then:
                  stopped:
                    - { id: tell-none, do: tell, to: from-team, what: No provider was arranged., clauses: [SOM-DOM-16] }
                    - { id: stop, do: end, outcome: not-arranged, clauses: [SOM-DOM-16] }
                clauses: [SOM-DOM-16]
              - id: rate
                do: agree
                when: { flag: overRate, not: { service: [residential-placement] } }
                what: The weekly rate above the usual one
                owner: sourcing-care
                by: business-manager
                notByRequester: true
                notBy: find
                clauses: [SOM-DOM-16]
              - id: hold
                do: clock
                clock: hold
                when: { has: holdUntil }
                until: holdUntil
                then:
                  lapsed:
                    - { id: release, do: change, system: swift, kind: deactivate, owner: sourcing-care, by: sourcing-care-officer, effective: holdUntil, values: [endDate], what: Release the place, clauses: [SOM-RES-24] }
                    - { id: tell-lapsed, do: tell, to: operational-team, what: "The hold ended on {lastDay}.", clauses: [SOM-RES-24] }
                clauses: [SOM-RES-24]
              - { id: award, do: change, system: proactis, kind: award, owner: sourcing-care, by: sourcing-care-officer, effective: startDate, values: [provider, hoursPerWeek], what: Award the contract, clauses: [SOM-DOM-18] }
              - { id: record, do: note, system: eclipse, owner: sourcing-care, by: sourcing-care-officer, what: "Awarded to {provider} for {hoursPerWeek} hours from {startDate}; {holdUntil}.", clauses: [SOM-DOM-18] }
              - { id: review, do: run, procedure: review, beside: true, clauses: [SOM-RED-01] }
              - id: check
                do: run
                procedure: review
                when: { compare: { value: hoursPerWeek, atLeast: 20 } }
                then:
                  poor: [{ id: tell-poor, do: tell, to: provider, what: The review was poor., clauses: [SOM-RED-01] }]
                clauses: [SOM-RED-01]
          - id: review
            name: Review
            clauses: [SOM-RED-01]
            steps:
              - { id: ask-review, do: ask, what: "How is it with {provider}?", owner: operational-team, by: allocated-worker, outcomes: [good, poor], clauses: [SOM-RED-01] }
              - id: offer
                do: ask
                when: { flag: offered }
                what: Offer it to the market.
                owner: sourcing-care
                by: sourcing-care-officer
                outcomes: [offered, not-offered]
                fields: [{ name: whyNot, type: text, for: [not-offered] }]
                penPicture: { outcome: offered, value: opportunity }
                note: "Offered as {opportunity}."
                clauses: [SOM-RES-18]
              - { id: more, do: increase, when: { flag: more }, from: effectiveDate, then: { declined: [{ id: tell-declined, do: tell, to: from-team, what: Not now., clauses: [SOM-INC-05] }] }, clauses: [SOM-INC-05] }
              - { id: end-poor, do: end, outcome: poor, when: { outcome: { step: ask-review, is: [poor] } }, clauses: [SOM-RED-01] }
        """;

    public static Rulebook Rulebook { get; } = Load(Yaml);

    public static Rulebook Load(string yaml) => RulebookLibrary.Load([("somerset.yaml", SomersetRulebook.Yaml), (File, yaml)])[0];

    /// <summary>Runs the script on the sample.</summary>
    public static async Task<(ProcedureResult Result, ScriptedEffects Effects, IReadOnlyList<string> Faults)> RunAsync(string script, Coverage? coverage = null)
    {
        var run = ScriptedRun.Read("sample.txt", "somerset", script).ShouldHaveSingleItem();
        var effects = new ScriptedEffects(run, coverage);
        var result = await ProcedureInterpreter.RunAsync(run.Start(Rulebook, Rulebook.Books[0]), effects, coverage is null ? null : coverage.Considered);
        return (result, effects, ScriptedRunsTests.Compare(run, effects, result));
    }
}
