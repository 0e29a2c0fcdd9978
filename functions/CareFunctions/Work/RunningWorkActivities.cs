using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.Work;

/// <summary>Keeps the register of running work. A procedure that breaks off stays in it, and is found by that.</summary>
public sealed class RunningWorkActivities(RunningWorkTable register)
{
    /// <summary>The activity's name.</summary>
    public const string Register = "RegisterRunningWork";

    /// <summary>The activity's name.</summary>
    public const string Remove = "RemoveRunningWork";

    /// <summary>Registers work, or brings what is registered up to date.</summary>
    [Function(Register)]
    public Task RegisterAsync([ActivityTrigger] RunningWork work, CancellationToken cancellationToken) =>
        register.RegisterAsync(work, cancellationToken);

    /// <summary>Takes work out of the register.</summary>
    [Function(Remove)]
    public Task RemoveAsync([ActivityTrigger] EndedWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return register.RemoveAsync(work.Case.Council, work.InstanceId, cancellationToken);
    }
}
