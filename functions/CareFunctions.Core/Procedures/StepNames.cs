using CareFunctions.Core.TimeBoxes;

namespace CareFunctions.Core.Procedures;

/// <summary>Which values a step may name: the request's, and those that a step before it can give.</summary>
internal sealed class StepNames
{
    private readonly Dictionary<string, FieldType> _known = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ProcedureRule> _procedures;
    private readonly IReadOnlyList<ClockRule> _clocks;

    public StepNames(IReadOnlyList<ProcedureRule> procedures, IReadOnlyList<ClockRule> clocks, ProcedureRule procedure)
    {
        (_procedures, _clocks) = (procedures, clocks);
        foreach (var name in RequestValues.Names)
        {
            _known[name] = RequestValues.Dates.Contains(name) ? FieldType.Date : FieldType.Text;
        }

        // What runs this procedure hands its values on.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in Callers(procedure, seen).SelectMany(one => one.AllSteps()))
        {
            AddOwn(step);
        }
    }

    public void Add(ProcedureStep step)
    {
        AddOwn(step);
        if (step is { Do: StepKind.Run, Beside: false })
        {
            AddRun(step.Procedure, []);
        }
    }

    public bool IsKnown(string name) => _known.ContainsKey(name);

    public bool IsDate(string name) => _known.TryGetValue(name, out var type) && type == FieldType.Date;

    public IEnumerable<string> Unknown(string? text) =>
        text is null ? [] : StepText.NamesIn(text).Where(name => !StepText.OwnNames.Contains(name) && !IsKnown(name)).Distinct();

    public string Sentence(string name) => $"Nothing before this gives a value {name}. Known: {string.Join(", ", _known.Keys.Order(StringComparer.Ordinal))}.";

    private void AddOwn(ProcedureStep step)
    {
        foreach (var field in step.Fields ?? [])
        {
            _known[field.Name] = field.Type;
        }

        if (step.PenPicture is { } picture)
        {
            _known[picture.Value] = FieldType.Text;
        }

        if (step.Clock is not null)
        {
            _known[ClockRule.LastDayField] = FieldType.Date;
            foreach (var field in _clocks.FirstOrDefault(one => one.Id == step.Clock)?.Decide.Fields ?? [])
            {
                _known[field.Name] = field.Type;
            }
        }
    }

    private void AddRun(string? procedure, HashSet<string> seen)
    {
        if (procedure is null || !seen.Add(procedure))
        {
            return;
        }

        foreach (var step in _procedures.FirstOrDefault(one => one.Id == procedure)?.AllSteps() ?? [])
        {
            AddOwn(step);
            if (step is { Do: StepKind.Run, Beside: false })
            {
                AddRun(step.Procedure, seen);
            }
        }
    }

    private IEnumerable<ProcedureRule> Callers(ProcedureRule procedure, HashSet<string> seen) =>
        _procedures.Where(one => one.Id != procedure.Id && one.AllSteps().Any(step => step.Procedure == procedure.Id) && seen.Add(one.Id))
            .SelectMany(one => ((IEnumerable<ProcedureRule>)[one]).Concat(Callers(one, seen)));
}
