namespace CareFunctions.Core.Procedures;

/// <summary>Which members a kind of step needs and which it may have besides <c>id</c>, <c>do</c>, <c>clauses</c>, <c>when</c> and <c>localAssumption</c>.</summary>
internal static class StepShape
{
    private static readonly Dictionary<StepKind, (string[] Needs, string[] May)> Shapes = new()
    {
        [StepKind.Ask] = (["what", "owner", "by"], ["outcomes", "fields", "dueWorkingDays", "notByRequester", "notBy", "answeredBy", "penPicture", "guidance", "note", "next", "then"]),
        [StepKind.Agree] = (["owner"], ["gate", "what", "by", "fields", "dueWorkingDays", "notByRequester", "notBy", "answeredBy", "guidance", "note", "next", "then"]),
        [StepKind.Change] = (["system", "kind", "owner", "by", "what"], ["effective", "values", "set", "watch", "guidance"]),
        [StepKind.Tell] = (["to", "what"], ["guidance"]),
        [StepKind.Note] = (["what"], ["system", "owner", "by", "guidance"]),
        [StepKind.Clock] = (["clock"], ["from", "until", "then", "guidance"]),
        [StepKind.Increase] = ([], ["from", "then"]),
        [StepKind.Repeat] = (["steps", "until", "most"], ["owner", "by", "then"]),
        [StepKind.Run] = (["procedure"], ["beside", "then"]),
        [StepKind.End] = (["outcome"], []),
    };

    /// <summary>What is missing, and what does not belong to a step of its kind.</summary>
    public static IEnumerable<(string Member, string Sentence)> Faults(ProcedureStep step)
    {
        var (needs, may) = Shapes[step.Do];
        var given = Members(step);
        var kind = step.Do.ToString().ToLowerInvariant();
        foreach (var missing in needs.Except(given))
        {
            yield return (missing, $"A step that does {kind} needs {string.Join(", ", needs)}; {missing} is missing.");
        }

        foreach (var stray in given.Except(needs).Except(may))
        {
            yield return (stray, $"A step that does {kind} has no {stray}. It may have {string.Join(", ", needs.Concat(may))}.");
        }
    }

    private static List<string> Members(ProcedureStep step)
    {
        (string Name, bool Given)[] members =
        [
            ("what", step.What is not null), ("owner", step.Owner is not null), ("by", step.By is not null), ("outcomes", step.Outcomes is not null),
            ("fields", step.Fields is not null), ("dueWorkingDays", step.DueWorkingDays is not null), ("notByRequester", step.NotByRequester),
            ("notBy", step.NotBy is not null), ("answeredBy", step.AnsweredBy is not null), ("penPicture", step.PenPicture is not null), ("guidance", step.Guidance is not null),
            ("note", step.Note is not null), ("next", step.Next is not null), ("then", step.Then is not null), ("gate", step.Gate is not null),
            ("system", step.System is not null), ("kind", step.Kind is not null), ("effective", step.Effective is not null), ("values", step.Values is not null),
            ("set", step.Set is not null), ("watch", step.Watch is not null),
            ("to", step.To is not null), ("clock", step.Clock is not null), ("from", step.From is not null), ("until", step.Until is not null),
            ("most", step.Most is not null), ("steps", step.Steps is not null), ("procedure", step.Procedure is not null), ("beside", step.Beside),
            ("outcome", step.Outcome is not null),
        ];
        return [.. members.Where(one => one.Given).Select(one => one.Name)];
    }
}
