using Embedded.Functions.Bindings;
using Embedded.Functions.Hosting;
using Embedded.Functions.Invocation;
using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Timers;

/// <summary><see cref="TimerTriggerAttribute"/>: one listener for each function. Cron fields count in UTC, or in the zone
/// that the setting <c>WEBSITE_TIME_ZONE</c> names.</summary>
internal sealed class TimerTriggerExtension(
    IConfiguration configuration, IOptions<EmbeddedHostOptions> host, Lazy<IFunctionInvoker> invoker, TimeProvider clock, ILoggerFactory loggers) : ITriggerExtension, IManualTrigger
{
    public bool Handles(TriggerBindingAttribute trigger) => trigger is TimerTriggerAttribute;

    public IEnumerable<string> Validate(FunctionDescriptor function)
    {
        string? fault = null;
        try
        {
            Schedule(function);
        }
        catch (FormatException exception)
        {
            fault = exception.Message;
        }

        return fault is null ? [] : [fault];
    }

    public ITriggerListener CreateListener(FunctionDescriptor function)
    {
        var logger = loggers.CreateLogger("Embedded.Functions.Timers");
        var file = new TimerStateFile(Path.Combine(host.Value.DataFolder, "timers", function.Name + ".json"), logger);
        return new TimerListener(function, Schedule(function), file, invoker.Value, clock, host.Value.DriveWorkByHand, logger);
    }

    public TriggerValue FromInput(FunctionDescriptor function, string? input) => TimerTriggerValue.Of(new TimerInfo());

    private TimerSchedule Schedule(FunctionDescriptor function) =>
        TimerSchedule.Parse(SettingExpression.Resolve(((TimerTriggerAttribute)function.Trigger).Schedule, configuration), Zone());

    private TimeZoneInfo Zone()
    {
        var name = configuration["WEBSITE_TIME_ZONE"];
        if (string.IsNullOrWhiteSpace(name))
        {
            return TimeZoneInfo.Utc;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new FormatException($"the setting WEBSITE_TIME_ZONE names no time zone that this machine knows: '{name}'");
    }
}
