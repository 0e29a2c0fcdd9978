using Microsoft.DurableTask;

namespace Embedded.DurableTask.Tests.Surface;

public sealed class TaskFailureDetailsTests
{
    [Fact]
    public void FromException_WithInnerExceptions_NestsThem()
    {
        TaskFailureDetails details = TaskFailureDetails.FromException(
            new InvalidOperationException("outer", new ArgumentException("middle", new TimeoutException("inner"))));
        details.ErrorType.ShouldBe("System.InvalidOperationException");
        details.ErrorMessage.ShouldBe("outer");
        details.InnerFailure.ShouldNotBeNull().ErrorType.ShouldBe("System.ArgumentException");
        details.InnerFailure.InnerFailure.ShouldNotBeNull().ErrorMessage.ShouldBe("inner");
        details.InnerFailure.InnerFailure.InnerFailure.ShouldBeNull();
    }

    [Fact]
    public void FromException_OfATaskFailedException_NestsWhatItReports()
    {
        TaskFailureDetails cause = TaskFailureDetails.FromException(new TimeoutException("slow"));
        TaskFailureDetails details = TaskFailureDetails.FromException(new TaskFailedException("Call", 7, cause));
        details.IsCausedBy<TaskFailedException>().ShouldBeTrue();
        details.ErrorMessage.ShouldBe("Task 'Call' (#7) failed with an unhandled exception: slow");
        details.InnerFailure.ShouldBe(cause);
    }

    [Fact]
    public void FromException_OfAThrownOne_SaysWhere()
    {
        try
        {
            throw new InvalidOperationException("here");
        }
        catch (InvalidOperationException thrown)
        {
            TaskFailureDetails.FromException(thrown).StackTrace.ShouldNotBeNull().ShouldContain(nameof(FromException_OfAThrownOne_SaysWhere));
        }
    }

    [Fact]
    public void IsCausedBy_ABaseType_IsTrue()
    {
        TaskFailureDetails details = TaskFailureDetails.FromException(new ArgumentNullException("text"));
        details.IsCausedBy<ArgumentNullException>().ShouldBeTrue();
        details.IsCausedBy<ArgumentException>().ShouldBeTrue();
        details.IsCausedBy<Exception>().ShouldBeTrue();
        details.IsCausedBy<InvalidOperationException>().ShouldBeFalse();
    }

    [Fact]
    public void IsCausedBy_ForATypeOfAnotherAssembly_FindsItsBases()
    {
        TaskFailureDetails details = TaskFailureDetails.FromException(new BedTakenException());
        details.IsCausedBy<BedTakenException>().ShouldBeTrue();
        details.IsCausedBy<InvalidOperationException>().ShouldBeTrue();
        details.IsCausedBy<TimeoutException>().ShouldBeFalse();
    }

    [Fact]
    public void IsCausedBy_ForATypeThatIsNotLoaded_IsFalse()
    {
        TaskFailureDetails details = new("Elsewhere.LostException", "lost", null, null, null);
        details.IsCausedBy<Exception>().ShouldBeFalse();
        new TaskFailureDetails(string.Empty, "unknown", null, null, null).IsCausedBy<Exception>().ShouldBeFalse();
    }

    [Fact]
    public void IsCausedBy_NoException_Throws()
        => Should.Throw<ArgumentException>(() => TaskFailureDetails.FromException(new TimeoutException()).IsCausedBy(typeof(string)));

    [Fact]
    public void ToString_NamesTypeAndMessage()
        => TaskFailureDetails.FromException(new TimeoutException("slow")).ToString().ShouldBe("System.TimeoutException: slow");

    internal sealed class BedTakenException : InvalidOperationException;
}
