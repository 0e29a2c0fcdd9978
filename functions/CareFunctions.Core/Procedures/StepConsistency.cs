using CareFunctions.Core.Commands;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.TimeBoxes;
using static CareFunctions.Core.Rulebooks.RulebookConsistency;

namespace CareFunctions.Core.Procedures;

/// <summary>Holds the steps of one procedure against what they refer to.</summary>
internal sealed class StepConsistency
{
    private static readonly string[] Outsiders = ["from-team", "provider", "client"];
    private readonly ProcedureRule _procedure;
    private readonly ProcedureBook _book;
    private readonly ProcedureVocabulary _vocabulary;
    private readonly List<ContractFault> _faults;
    private readonly List<ProcedureRule> _procedures;
    private readonly IReadOnlyList<ClockRule> _clocks;
    private readonly Dictionary<string, ProcedureStep> _earlier = new(StringComparer.Ordinal);
    private readonly StepNames _names;
    private readonly IReadOnlyList<GateRule> _gates;

    private StepConsistency(ProcedureRule procedure, ProcedureBook book, ProcedureVocabulary vocabulary, List<ContractFault> faults)
    {
        (_procedure, _book, _vocabulary, _faults) = (procedure, book, vocabulary, faults);
        _procedures = [.. book.Procedures, .. vocabulary.Procedures];
        _clocks = book.Clocks ?? [];
        _names = new StepNames(_procedures, _clocks, procedure);
        _gates = [.. ServicesOf(procedure, []).SelectMany(vocabulary.GatesOf)];
    }

    public static void Check(ProcedureRule procedure, string place, ProcedureBook book, ProcedureVocabulary vocabulary, List<ContractFault> faults)
    {
        var check = new StepConsistency(procedure, book, vocabulary, faults);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        check.Steps(procedure.Steps, place + "/steps", seen);
    }

    private void Steps(IReadOnlyList<ProcedureStep> steps, string place, HashSet<string> seen)
    {
        var over = false;
        Each(steps, place, (step, at) =>
        {
            if (over)
            {
                Fault(at, FaultCodes.Contradiction, "This step is never reached: the one before it ends the procedure.");
            }

            over = step is { Do: StepKind.End, When: null };
            if (!seen.Add(step.Id))
            {
                Fault(at + "/id", FaultCodes.Contradiction, $"The id {step.Id} is given more than once in {_procedure.Id}.");
            }

            // A step's id is its task's kind, and these kinds have rules of their own.
            if (step.Do is StepKind.Ask or StepKind.Agree or StepKind.Repeat && TaskKinds.WithRules.Contains(step.Id))
            {
                Fault(at + "/id", FaultCodes.NotAllowed, $"{step.Id} is the kind of another task; choose another id.");
            }

            Step(step, at);
            if (step.Steps is { } inner)
            {
                Steps(inner, at + "/steps", seen);
                Condition(step.Until?.Condition, at + "/until");
            }

            _earlier[step.Id] = step;
            _names.Add(step);
            var outcomes = StepOutcomes.Of(step, _procedures, _clocks);
            foreach (var (outcome, branch) in step.Then ?? new Dictionary<string, IReadOnlyList<ProcedureStep>>())
            {
                Known(outcome, outcomes, "outcome", at + "/then/" + outcome, _faults);
                Steps(branch, at + "/then/" + outcome, seen);
            }
        });
    }

    private void Step(ProcedureStep step, string at)
    {
        var misshapen = StepShape.Faults(step).ToList();
        foreach (var (member, sentence) in misshapen)
        {
            Fault(at + "/" + member, FaultCodes.Contradiction, sentence);
        }

        Condition(step.When, at + "/when");
        Reference(step.Owner, _vocabulary.Teams, "team", at + "/owner");
        Reference(step.By, _vocabulary.RoleIds, "role", at + "/by");
        Reference(step.System, _vocabulary.Systems, "system", at + "/system");
        Reference(step.To, [.. Outsiders, .. _vocabulary.Teams, .. _vocabulary.RoleIds], "recipient", at + "/to");
        Reference(step.Clock, [.. _clocks.Select(one => one.Id)], "clock", at + "/clock");
        Reference(step.Watch, [.. _clocks.Select(one => one.Id)], "clock", at + "/watch");
        Reference(step.Procedure, [.. _procedures.Select(one => one.Id)], "procedure", at + "/procedure");
        Reference(step.NotBy, _earlier.Keys, "earlier step", at + "/notBy");
        Each(step.Guidance, at + "/guidance", (clause, here) =>
        {
            if (!_vocabulary.Advice.Contains(clause) && !(_book.Guidance ?? []).Any(one => one.Clauses.Contains(clause)))
            {
                Fault(here, FaultCodes.NotAllowed, $"No entry of guidance or advice cites {clause}.");
            }
        });
        Texts(step, at);
        Dates(step, at);
        Fields(step, at);
        Answers(step, at);
        _faults.AddRange(PenPictureConsistency.Faults(step, StepOutcomes.Of(step, _procedures, _clocks), at + "/penPicture"));
        if (misshapen.Count == 0)
        {
            Particular(step, at);
        }
    }

    private void Particular(ProcedureStep step, string at)
    {
        switch (step.Do)
        {
            case StepKind.Agree:
                Agreement(step, at);
                break;
            case StepKind.Change:
                Each(step.Values, at + "/values", Value);
                Each(step.Set, at + "/set", (pair, _) => Value(pair.Value, at + "/set/" + pair.Key));
                Change(step, at);
                break;
            case StepKind.Note when step.System is not null && (step.Owner is null || step.By is null):
                Fault(at + "/system", FaultCodes.Missing, "A note into a system needs owner and by: who types it in where there is no connector.");
                break;
            case StepKind.Clock when _clocks.FirstOrDefault(one => one.Id == step.Clock) is { } clock:
                Clock(step, clock, at);
                break;
            case StepKind.Increase when !_vocabulary.HasIncreases:
                Fault(at + "/do", FaultCodes.NotAllowed, "The rulebook has no section increases, so there is no limit under which anything could be authorised.");
                break;
            case StepKind.Repeat:
                if (step.Until!.Condition is null)
                {
                    Fault(at + "/until", FaultCodes.WrongForm, "A repetition ends on a condition.");
                }

                // Somebody must be asked in each round, or the rounds would follow each other without end or sense.
                if (!step.WithInner().Skip(1).Any(one => one.Do is StepKind.Ask or StepKind.Agree or StepKind.Clock))
                {
                    Fault(at + "/steps", FaultCodes.Missing, "A repetition asks, agrees or runs a clock in each round.");
                }

                break;
        }
    }

    private void Agreement(ProcedureStep step, string at)
    {
        if (step.Gate is null)
        {
            foreach (var (name, given) in new[] { ("what", step.What), ("by", step.By) })
            {
                if (given is null)
                {
                    Fault(at + "/" + name, FaultCodes.Missing, $"An agreement without a gate says {name}.");
                }
            }

            return;
        }

        Known(step.Gate, [.. _gates.Select(one => one.Id).Distinct()], "gate of the services that start this procedure", at + "/gate", _faults);
        if (step.What is not null)
        {
            Fault(at + "/what", FaultCodes.Contradiction, "The gate says what is agreed; leave out what, or gate.");
        }

        var byRole = _gates.Where(one => one.Id == step.Gate).SelectMany(one => one.By).Any(_vocabulary.RoleIds.Contains);
        if (step.By is null && !byRole && _vocabulary.Roles.All(role => role.Team != step.Owner))
        {
            Fault(at + "/by", FaultCodes.Missing, $"No role of the gate or of {step.Owner} can record this agreement: say by.");
        }
    }

    // Without these no system could carry the change out.
    private void Change(ProcedureStep step, string at)
    {
        string[] carried = [.. step.Values ?? [], .. step.Set?.Keys ?? []];
        var missing = step.Kind switch
        {
            CommandKind.Award or CommandKind.Activate when !carried.Contains("provider") => "provider",
            CommandKind.Amend when !carried.Contains("hoursPerWeekTo") && !carried.Contains("weeklyRate") && !carried.Contains("hoursPerWeek") => "hoursPerWeekTo or weeklyRate",
            _ => null,
        };
        if (missing is not null)
        {
            Fault(at + "/values", FaultCodes.Missing, $"This kind of change carries {missing}.");
        }
    }

    private void Clock(ProcedureStep step, ClockRule clock, string at)
    {
        if (step.Until?.Condition is not null)
        {
            Fault(at + "/until", FaultCodes.WrongForm, "A clock's until is the name of a date value.");
        }

        if (clock.Length.DateValue is { } date && step.Until is null)
        {
            Value(date, at + "/clock");
        }

        if (step.Until is not null && clock.Length.DateValue is null)
        {
            Fault(at + "/until", FaultCodes.Contradiction, $"The clock {clock.Id} has a length of its own; until is for one whose length is until or dayBefore.");
        }

        if (!clock.Payment)
        {
            return;
        }

        var lapsed = step.Then?.GetValueOrDefault(ClockRule.Lapsed)?.SelectMany(one => one.WithInner()).Select(one => one.Do).ToList() ?? [];
        if (clock.AtEnd == ClockEnd.Lapses && (!lapsed.Contains(StepKind.Change) || !lapsed.Contains(StepKind.Tell)))
        {
            Fault(at + "/then", FaultCodes.Missing, $"When {clock.Id} lapses a payment changes: then.lapsed must have a change and a tell.");
        }
    }

    private void Texts(ProcedureStep step, string at)
    {
        foreach (var (name, text) in new[] { ("what", step.What), ("next", step.Next) })
        {
            foreach (var unknown in _names.Unknown(text))
            {
                Fault(at + "/" + name, FaultCodes.NotAllowed, _names.Sentence(unknown));
            }
        }

        // A note is written after the decision, so it may name what the decision gives.
        foreach (var unknown in _names.Unknown(step.Note).Except((step.Fields ?? []).Select(field => field.Name)).Where(name => name != step.PenPicture?.Value))
        {
            Fault(at + "/note", FaultCodes.NotAllowed, _names.Sentence(unknown));
        }
    }

    private void Dates(ProcedureStep step, string at)
    {
        foreach (var (member, name) in new[] { ("effective", step.Effective), ("from", step.From), ("until", step.Until?.Date) })
        {
            if (name is not null && !_names.IsDate(name))
            {
                Fault(at + "/" + member, FaultCodes.NotAllowed, _names.IsKnown(name) ? $"{name} is no date." : _names.Sentence(name));
            }
        }
    }

    private void Fields(ProcedureStep step, string at)
    {
        var outcomes = StepOutcomes.Of(step, _procedures, _clocks);
        Ids(at + "/fields", (step.Fields ?? []).Select(one => one.Name), _faults);
        Each(step.Fields, at + "/fields", (field, here) => Each(field.For, here + "/for", (outcome, place) => Known(outcome, outcomes, "outcome", place, _faults)));
    }

    private void Answers(ProcedureStep step, string at) => Each(step.AnsweredBy, at + "/answeredBy", (answer, here) =>
    {
        if (answer.Email is null == answer.Request is null)
        {
            Fault(here, FaultCodes.Contradiction, "An answer comes by email or by request; one of the two.");
        }

        Intent(answer.Email, here + "/email");
        Known(answer.Outcome, StepOutcomes.Of(step, _procedures, _clocks), "outcome", here + "/outcome", _faults);
        var fields = (step.Fields ?? []).ToList();
        foreach (var name in (answer.Fields ?? new Dictionary<string, string>()).Keys)
        {
            Known(name, [.. fields.Select(one => one.Name)], "field of this step", here + "/fields/" + name, _faults);
        }

        foreach (var needed in fields.Where(one => one.For?.Contains(answer.Outcome) is not false && answer.Fields?.ContainsKey(one.Name) is not true))
        {
            Fault(here, FaultCodes.Missing, $"The outcome {answer.Outcome} needs {needed.Name}; say in fields where the answer gives it.");
        }
    });

    private void Intent(string? intent, string at) => Reference(intent, ProcedureConsistency.Intents, "intent of an email", at);

    private void Condition(ProcedureCondition? condition, string at)
    {
        if (condition is null)
        {
            return;
        }

        if (condition == new ProcedureCondition())
        {
            Fault(at, FaultCodes.Missing, "The condition says nothing: give flag, service, request, urgency, from, has, evidence, outcome, compare, not, anyOf or allOf.");
        }

        Each(condition.Service, at + "/service", (id, here) => Known(id, _vocabulary.Services, "service", here, _faults));
        if (condition.Has is { } has)
        {
            Value(has, at + "/has");
        }

        if (condition.Outcome is { } was)
        {
            Reference(was.Step, _earlier.Keys, "earlier step", at + "/outcome/step");
            if (_earlier.TryGetValue(was.Step, out var step))
            {
                Each(was.Is, at + "/outcome/is", (outcome, here) => Known(outcome, StepOutcomes.Of(step, _procedures, _clocks), "outcome", here, _faults));
            }
        }

        foreach (var name in condition.Compare?.Names() ?? [])
        {
            Value(name, at + "/compare");
        }

        if (condition.Compare is { More: null, Less: null, Equal: null, AtLeast: null, AtMost: null })
        {
            Fault(at + "/compare", FaultCodes.Missing, "The comparison says nothing: give more, less, equal, atLeast or atMost.");
        }

        Condition(condition.Not, at + "/not");
        Each(condition.AnyOf, at + "/anyOf", Condition);
        Each(condition.AllOf, at + "/allOf", Condition);
    }

    private void Value(string name, string at)
    {
        if (!_names.IsKnown(name))
        {
            Fault(at, FaultCodes.NotAllowed, _names.Sentence(name));
        }
    }

    private void Reference(string? id, IReadOnlyCollection<string> known, string what, string at)
    {
        if (id is not null)
        {
            Known(id, known, what, at, _faults);
        }
    }

    private HashSet<string> ServicesOf(ProcedureRule procedure, HashSet<string> seen)
    {
        var services = (procedure.Starts ?? []).SelectMany(one => one.Services).ToHashSet(StringComparer.Ordinal);
        if (seen.Add(procedure.Id))
        {
            foreach (var caller in _book.Procedures.Where(one => one.AllSteps().Any(step => step.Procedure == procedure.Id)))
            {
                services.UnionWith(ServicesOf(caller, seen));
            }
        }

        return services;
    }

    private void Fault(string at, string code, string sentence) => _faults.Add(new ContractFault(at, code, sentence));
}
