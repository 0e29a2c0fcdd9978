using System.ComponentModel;

namespace Microsoft.DurableTask;

/// <summary>Retries a task a number of times, each after a longer wait.</summary>
public class RetryPolicy
{
    /// <summary>Makes a policy.</summary>
    /// <param name="maxNumberOfAttempts">Attempts in all, the first one included: at least 1.</param>
    /// <param name="firstRetryInterval">The wait before the second attempt: more than zero.</param>
    /// <param name="backoffCoefficient">What each wait is multiplied by to give the next: at least 1.</param>
    /// <param name="maxRetryInterval">The longest wait, not below the first; one hour when none is given.</param>
    /// <param name="retryTimeout">How long after the first attempt a retry may still start, not below the first wait;
    /// without limit when none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range above.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumberOfAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        if (!(backoffCoefficient >= 1.0) || double.IsPositiveInfinity(backoffCoefficient))
        {
            throw new ArgumentOutOfRangeException(
                nameof(backoffCoefficient), backoffCoefficient, "The backoff coefficient must be a finite number of at least 1.");
        }

        if (maxRetryInterval < firstRetryInterval)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxRetryInterval), maxRetryInterval, "The longest retry interval must not be shorter than the first.");
        }

        if (retryTimeout < firstRetryInterval && retryTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(retryTimeout), retryTimeout, "The retry timeout must not be shorter than the first retry interval.");
        }

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    /// <summary>Attempts in all, the first one included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>The wait before the second attempt.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>What each wait is multiplied by to give the next. Default: 1.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest wait between attempts. Default: one hour.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>How long after the first attempt a retry may still start. Default: <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Whether an exception is to be retried: made from <see cref="HandleFailure"/>. Default: every one is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<Exception, bool> Handle { get; private init; } = static _ => true;

    /// <summary>Decides by the failure's details whether it is to be retried; <see langword="false"/> makes it final.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Handle = exception => value(exception is TaskFailedException failed
                ? failed.FailureDetails
                : TaskFailureDetails.FromException(exception));
        }
    }
}
