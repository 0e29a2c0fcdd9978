namespace Embedded.Azurite;

/// <summary>The storage emulator could not be installed or started. The message says what to do about it.</summary>
public sealed class AzuriteException : Exception
{
    /// <summary>Creates the exception.</summary>
    public AzuriteException()
    {
    }

    /// <summary>Creates the exception with what happened and what to do.</summary>
    public AzuriteException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with what happened, what to do, and the cause.</summary>
    public AzuriteException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
