using CareFunctions.Cases;
using CareFunctions.Core.Packages;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Rules;
using CareFunctions.Work;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace CareFunctions.Increases;

/// <summary>What the procedure of a temporary increase does: it moves the increase on by the rules in Core, and keeps the case's package and the register of
/// running work in step. Each activity may be repeated: the same decision again changes nothing.</summary>
public sealed class IncreaseActivities(IncreaseTable increases, PackageTable packages, RunningWorkTable register, CouncilRules rules)
{
    /// <summary>The activity's name.</summary>
    public const string Request = "RequestIncrease";

    /// <summary>The activity's name.</summary>
    public const string Apply = "ApplyIncreaseDecision";

    /// <summary>The activity's name.</summary>
    public const string Expire = "ExpireIncrease";

    /// <summary>The activity's name.</summary>
    public const string EndWithCase = "EndIncreaseWithCase";

    /// <summary>Opens the request under today's rulebook, which it keeps.</summary>
    [Function(Request)]
    public async Task<IncreaseOutcome> RequestAsync([ActivityTrigger] IncreaseToOpen asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var rulebook = rules.Find(asked.Case.Council);
        if (rulebook is null)
        {
            return new IncreaseOutcome(null, false, IncreaseCodes.NoRule, "The council has no rulebook here, so nobody may authorise an increase.", null);
        }

        var outcome = TemporaryIncreases.Request(
            rulebook, asked.InstanceId, asked.Case, asked.Service, asked.HoursPerWeek, asked.EffectiveDate, asked.RequestedBy, asked.ByProcedure, asked.EndsOn);
        if (outcome.Next is not { } increase)
        {
            return outcome;
        }

        var opened = await increases.AddAsync(increase, cancellationToken);
        await register.RegisterAsync(IncreaseClock.Registered(opened, asked.At), cancellationToken);
        return outcome with { Next = opened };
    }

    /// <summary>Applies a decision that a task recorded.</summary>
    /// <exception cref="InvalidOperationException">The rules refuse it: it was checked when it was taken, so something here is wrong.</exception>
    [Function(Apply)]
    public async Task<IncreaseOutcome> ApplyAsync([ActivityTrigger] IncreaseStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (increase, version) = await increases.FindAsync(step.Case, step.InstanceId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no increase {step.InstanceId}.");
        var package = await packages.FindAsync(step.Case, cancellationToken);
        var decision = step.Decision!;
        var outcome = TemporaryIncreases.Decide(
            increase, package, IncreaseDecisions.Of(decision), IncreaseDecisions.DeciderOf(decision), Instant.FromDateTimeOffset(decision.At));
        if (outcome.Accepted)
        {
            await increases.UpdateAsync(outcome.Next!, version, cancellationToken);
        }
        else if (outcome.Code != IncreaseCodes.Repeated)
        {
            throw new InvalidOperationException($"The decision on {step.InstanceId} was refused when it was applied: {outcome.Code}.");
        }

        await KeepInStepAsync(outcome.Next!, cancellationToken);
        return outcome;
    }

    /// <summary>Ends the increase because its time ran out.</summary>
    /// <exception cref="InvalidOperationException">It has not run out, or was decided.</exception>
    [Function(Expire)]
    public async Task<IncreaseOutcome> ExpireAsync([ActivityTrigger] IncreaseStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (increase, version) = await increases.FindAsync(step.Case, step.InstanceId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no increase {step.InstanceId}.");
        var outcome = TemporaryIncreases.Expire(increase, Instant.FromDateTimeOffset(step.At));
        if (outcome.Accepted)
        {
            await increases.UpdateAsync(outcome.Next!, version, cancellationToken);
        }
        else if (outcome.Code != IncreaseCodes.Repeated)
        {
            throw new InvalidOperationException($"The increase {step.InstanceId} could not expire: {outcome.Code}.");
        }

        await KeepInStepAsync(outcome.Next!, cancellationToken);
        return outcome;
    }

    /// <summary>Ends the increase because its case ended.</summary>
    /// <exception cref="InvalidOperationException">It was decided or has run out.</exception>
    [Function(EndWithCase)]
    public async Task<IncreaseOutcome> EndWithCaseAsync([ActivityTrigger] IncreaseStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (increase, version) = await increases.FindAsync(step.Case, step.InstanceId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no increase {step.InstanceId}.");
        var outcome = TemporaryIncreases.EndWithCase(increase, Instant.FromDateTimeOffset(step.At));
        if (outcome.Accepted)
        {
            await increases.UpdateAsync(outcome.Next!, version, cancellationToken);
        }
        else if (outcome.Code != IncreaseCodes.Repeated)
        {
            throw new InvalidOperationException($"The increase {step.InstanceId} could not end with its case: {outcome.Code}.");
        }

        await KeepInStepAsync(outcome.Next!, cancellationToken);
        return outcome;
    }

    private async Task KeepInStepAsync(TemporaryIncrease increase, CancellationToken cancellationToken)
    {
        await packages.ChangeAsync(
            increase.Case,
            there => increase.State switch
            {
                IncreaseState.Running => there?.With(increase.Open!),
                IncreaseState.LongTerm => there?.MadePermanent(increase.InstanceId),
                _ => there?.Without(increase.InstanceId),
            },
            cancellationToken);
        if (increase.State == IncreaseState.Running)
        {
            await register.RegisterAsync(IncreaseClock.Registered(increase, increase.Decisions[0].At.ToDateTimeOffset()), cancellationToken);
        }
        else
        {
            await register.RemoveAsync(increase.Case.Council, increase.InstanceId, cancellationToken);
        }
    }
}
