namespace CareFunctions.Core.Rulebooks;

/// <summary>A rulebook that must not be used: it stops the start. The message lists every fault with file, line and column.</summary>
public sealed class RulebookException : Exception
{
    /// <summary>Creates the exception without faults.</summary>
    public RulebookException()
    {
    }

    /// <summary>Creates the exception without faults.</summary>
    /// <param name="message">What is wrong.</param>
    public RulebookException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception without faults.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public RulebookException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="faults">Every fault.</param>
    public RulebookException(IReadOnlyList<RulebookFault> faults)
        : base("The rulebook cannot be used:" + Environment.NewLine + string.Join(Environment.NewLine, faults))
    {
        Faults = faults;
    }

    /// <summary>Every fault.</summary>
    public IReadOnlyList<RulebookFault> Faults { get; } = [];
}
