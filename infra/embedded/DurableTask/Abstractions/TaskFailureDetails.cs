using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>Why a task failed, in a form that can be stored: the exception itself never crosses a step.</summary>
/// <param name="ErrorType">The full name of the exception's type.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown, if known.</param>
/// <param name="InnerFailure">What caused it, if anything did.</param>
/// <param name="Properties">Further facts about it, if any.</param>
public record class TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>The details of an exception, its inner exceptions nested. A <see cref="TaskFailedException"/> nests the failure it reports.</summary>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        TaskFailureDetails? inner = exception switch
        {
            TaskFailedException failed => failed.FailureDetails,
            { InnerException: { } cause } => FromException(cause),
            _ => null,
        };
        return new TaskFailureDetails(
            exception.GetType().FullName ?? exception.GetType().Name, exception.Message, exception.StackTrace, inner, null);
    }

    /// <summary>Whether the exception was of the type, or of one derived from it. Inner failures are not looked at.</summary>
    public bool IsCausedBy<T>()
        where T : Exception
        => IsCausedBy(typeof(T));

    /// <summary>Whether the exception was of the type, or of one derived from it. Inner failures are not looked at.</summary>
    /// <exception cref="ArgumentException">The type is no exception.</exception>
    /// <exception cref="AmbiguousMatchException">Several loaded assemblies hold a type of that name, and they do not agree.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        if (string.IsNullOrEmpty(ErrorType))
        {
            return false;
        }

        if (ErrorType == targetBaseExceptionType.FullName)
        {
            return true;
        }

        Type? thrown = Type.GetType(ErrorType, throwOnError: false) ?? targetBaseExceptionType.Assembly.GetType(ErrorType, throwOnError: false);
        if (thrown is not null)
        {
            return targetBaseExceptionType.IsAssignableFrom(thrown);
        }

        bool[] answers = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ErrorType, throwOnError: false))
            .OfType<Type>()
            .Select(targetBaseExceptionType.IsAssignableFrom)
            .Distinct()
            .ToArray();
        return answers switch
        {
            [] => false,
            [bool answer] => answer,
            _ => throw new AmbiguousMatchException($"Several loaded assemblies hold an exception type named '{ErrorType}'."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
