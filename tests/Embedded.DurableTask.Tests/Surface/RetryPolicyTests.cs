using Microsoft.DurableTask;

namespace Embedded.DurableTask.Tests.Surface;

public sealed class RetryPolicyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Constructor_WithTheLeast_HasTheDocumentedDefaults()
    {
        RetryPolicy policy = new(3, Second);
        policy.MaxNumberOfAttempts.ShouldBe(3);
        policy.FirstRetryInterval.ShouldBe(Second);
        policy.BackoffCoefficient.ShouldBe(1);
        policy.MaxRetryInterval.ShouldBe(TimeSpan.FromHours(1));
        policy.RetryTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
        policy.Handle(new InvalidOperationException()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Constructor_WithoutAnAttempt_Throws(int attempts)
        => Should.Throw<ArgumentOutOfRangeException>(() => new RetryPolicy(attempts, Second)).ParamName.ShouldBe("maxNumberOfAttempts");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Constructor_WithoutAnInterval_Throws(int seconds)
        => Should.Throw<ArgumentOutOfRangeException>(() => new RetryPolicy(1, TimeSpan.FromSeconds(seconds))).ParamName.ShouldBe("firstRetryInterval");

    [Theory]
    [InlineData(0.99)]
    [InlineData(-2)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_WithAShrinkingBackoff_Throws(double backoff)
        => Should.Throw<ArgumentOutOfRangeException>(() => new RetryPolicy(1, Second, backoff)).ParamName.ShouldBe("backoffCoefficient");

    [Fact]
    public void Constructor_WithALongestWaitBelowTheFirst_Throws()
        => Should.Throw<ArgumentOutOfRangeException>(() => new RetryPolicy(1, Second, 1, Second / 2)).ParamName.ShouldBe("maxRetryInterval");

    [Fact]
    public void Constructor_WithATimeoutBelowTheFirstWait_Throws()
        => Should.Throw<ArgumentOutOfRangeException>(() => new RetryPolicy(1, Second, 1, null, Second / 2)).ParamName.ShouldBe("retryTimeout");

    [Fact]
    public void Constructor_WithAnInfiniteTimeout_IsAllowed()
        => new RetryPolicy(1, Second, retryTimeout: Timeout.InfiniteTimeSpan).RetryTimeout.ShouldBe(Timeout.InfiniteTimeSpan);

    [Fact]
    public void HandleFailure_IsAskedForTheTasksOwnFailure()
    {
        RetryPolicy policy = new(3, Second) { HandleFailure = failure => failure.IsCausedBy<TimeoutException>() };
        TaskFailureDetails timeout = TaskFailureDetails.FromException(new TimeoutException());
        policy.Handle(new TaskFailedException("Slow", 1, timeout)).ShouldBeTrue();
        policy.Handle(new TimeoutException()).ShouldBeTrue();
        policy.Handle(new InvalidOperationException()).ShouldBeFalse();
    }

    [Fact]
    public void Options_FromPolicyOrHandler_HoldOneOfBoth()
    {
        TaskOptions byPolicy = TaskOptions.FromRetryPolicy(new RetryPolicy(1, Second));
        byPolicy.Retry.ShouldNotBeNull().Policy.ShouldNotBeNull();
        byPolicy.Retry.Handler.ShouldBeNull();
        TaskRetryOptions byHandler = TaskRetryOptions.FromRetryHandler(_ => true);
        byHandler.Policy.ShouldBeNull();
        byHandler.Handler.ShouldNotBeNull();
        Should.Throw<ArgumentNullException>(() => TaskRetryOptions.FromRetryHandler((RetryHandler)null!));
        Should.Throw<ArgumentNullException>(() => TaskRetryOptions.FromRetryPolicy(null!));
    }
}
