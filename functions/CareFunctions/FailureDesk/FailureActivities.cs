using CareFunctions.Http;
using CareFunctions.Logging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CareFunctions.FailureDesk;

/// <summary>Puts procedures that cannot go on before the failure desk.</summary>
public sealed class FailureActivities(FailureTable failures, ILogger<FailureActivities> log)
{
    /// <summary>The activity's name.</summary>
    public const string Record = "RecordBrokenProcedure";

    /// <summary>Records it once; where it broke off before and that was closed since, opens that again.</summary>
    [Function(Record)]
    public async Task RecordAsync([ActivityTrigger] BrokenProcedure broken, CancellationToken cancellationToken)
    {
        var failure = new Failure
        {
            Id = FailureTable.IdOf("procedure", broken.InstanceId),
            Source = "procedure",
            MessageId = broken.InstanceId,
            At = broken.At,
            Reasons = [new ProblemFault("", "step-failed", $"{broken.Procedure} broke off: its step {broken.Step} failed for good ({broken.ErrorType}).")],
        };
        if (await failures.AddAsync(failure, cancellationToken))
        {
            log.ProcedureBrokeOff(broken.InstanceId, failure.Id);
            return;
        }

        while (await failures.FindAsync(failure.Id, cancellationToken) is { Failure.Closing: { } closing } before && closing.At < broken.At)
        {
            if (await failures.TryUpdateAsync(before.Failure.Reopen(broken.At, failure.Reasons), before.Version, cancellationToken))
            {
                log.ProcedureBrokeOffAgain(broken.InstanceId, failure.Id);
                return;
            }
        }
    }
}
