using CareFunctions.Core.Calendar;
using CareFunctions.Core.TimeBoxes;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace CareFunctions.TimeBoxes;

/// <summary>Moves time boxes on. They read and write nothing: that they are activities keeps what they answer in the history, so that neither bank holidays
/// nor rules that a later version knows change what a running clock has begun.</summary>
public static class TimeBoxActivities
{
    /// <summary>The activity's name.</summary>
    public const string Begin = "BeginTimeBox";

    /// <summary>The activity's name.</summary>
    public const string Move = "MoveTimeBox";

    // After the last bank holiday known, a reminder on an unknown one is better than none.
    private static readonly WorkingDays Working = WorkingDays.EnglandAndWales.AssumingWeekdays;

    /// <summary>Begins a time box and works out its reminders.</summary>
    [Function(Begin)]
    public static TimeBoxOutcome BeginTimeBox([ActivityTrigger] TimeBoxBeginning beginning)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        var start = beginning.Start;
        return new TimeBoxRules(start.Clock, Working).Start(
            start.FirstDay, start.LastDay, start.RequestedBy, Instant.FromDateTimeOffset(beginning.At));
    }

    /// <summary>Moves a time box on.</summary>
    [Function(Move)]
    public static TimeBoxOutcome MoveTimeBox([ActivityTrigger] TimeBoxMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return new TimeBoxRules(move.Clock, Working).Apply(move.Box, move.Happened);
    }
}
