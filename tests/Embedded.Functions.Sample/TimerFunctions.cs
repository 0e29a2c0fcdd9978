using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Sample;

public sealed class TimerFunctions(Journal journal, TimeProvider clock)
{
    [Function("Daily")]
    public void Daily([TimerTrigger("%DailySchedule%")] TimerInfo timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        journal.Add(string.Create(CultureInfo.InvariantCulture, $"daily {clock.GetUtcNow():yyyy-MM-dd HH:mm}{(timer.IsPastDue ? " past due" : "")}"));
    }
}
