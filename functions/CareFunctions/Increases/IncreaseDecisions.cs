using CareFunctions.Core.Tasks;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Staff;
using CareFunctions.Tasks;

namespace CareFunctions.Increases;

/// <summary>What a task's decision means to the rules of an increase.</summary>
internal static class IncreaseDecisions
{
    public const string Authorise = "authorise";
    public const string Decline = "decline";
    public const string Extend = "extend";
    public const string LongTerm = "long-term";
    public const string End = "end";

    public static IncreaseDecision Of(TaskDecision decision) => decision.Outcome switch
    {
        Authorise => IncreaseDecision.Authorise,
        Decline => IncreaseDecision.Decline,
        Extend => IncreaseDecision.Extend,
        LongTerm => IncreaseDecision.LongTerm,
        End => IncreaseDecision.End,
        _ => throw new ArgumentOutOfRangeException(nameof(decision), "This decides nothing about an increase."),
    };

    public static Decider DeciderOf(TaskDecision decision) =>
        new(decision.ById, decision.ByName, [StaffRole.InRulebook(decision.Role)]);
}
