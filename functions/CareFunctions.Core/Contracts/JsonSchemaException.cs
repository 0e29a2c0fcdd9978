namespace CareFunctions.Core.Contracts;

/// <summary>A schema that is not sound: not JSON, or outside the vocabulary of <see cref="JsonSchema"/>. A fault of the build, not of a message.</summary>
public sealed class JsonSchemaException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public JsonSchemaException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Where and what.</param>
    public JsonSchemaException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Where and what.</param>
    /// <param name="innerException">The cause.</param>
    public JsonSchemaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
