namespace DurableTask.Core;

/// <summary>Why a task failed.</summary>
public sealed class FailureDetails
{
    /// <summary>Makes failure details.</summary>
    public FailureDetails(string errorType, string errorMessage, string? stackTrace, FailureDetails? innerFailure, bool isNonRetriable)
    {
        ErrorType = errorType;
        ErrorMessage = errorMessage;
        StackTrace = stackTrace;
        InnerFailure = innerFailure;
        IsNonRetriable = isNonRetriable;
    }

    /// <summary>The full name of the exception's type.</summary>
    public string ErrorType { get; }

    /// <summary>The exception's message.</summary>
    public string ErrorMessage { get; }

    /// <summary>Where it was thrown, if known.</summary>
    public string? StackTrace { get; }

    /// <summary>What caused it, if anything did.</summary>
    public FailureDetails? InnerFailure { get; }

    /// <summary>Whether it is never retried.</summary>
    public bool IsNonRetriable { get; }
}
