using CareFunctions.Core.Procedures;

namespace CareFunctions.Tasks;

/// <summary>One thing that a decision says beyond its outcome.</summary>
/// <param name="Name">The name in the decision's <c>details</c>.</param>
/// <param name="Type">What it must be.</param>
/// <param name="RequiredFor">The outcomes that need it; with any other it may be left out.</param>
public sealed record TaskField(string Name, TaskFieldType Type, IReadOnlyList<string> RequiredFor)
{
    /// <summary>The field that a rulebook's rule asks for.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="outcomes">All outcomes of the task, which need it where the rule names none.</param>
    public static TaskField From(FieldRule rule, IReadOnlyList<string> outcomes)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new TaskField(rule.Name, TypeOf(rule.Type), rule.For ?? outcomes);
    }

    private static TaskFieldType TypeOf(FieldType type) => type switch
    {
        FieldType.Date => TaskFieldType.Date,
        FieldType.Hours => TaskFieldType.WeeklyHours,
        FieldType.Money => TaskFieldType.Money,
        FieldType.Number => TaskFieldType.Number,
        FieldType.Flag => TaskFieldType.Flag,
        FieldType.List => TaskFieldType.List,
        _ => TaskFieldType.Text,
    };
}
