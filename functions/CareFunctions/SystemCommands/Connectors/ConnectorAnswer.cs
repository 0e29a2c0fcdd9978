using System.Text.Json.Serialization;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>What a system said to a command.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Detail">What the system said, bounded and in one line; null when it said nothing.</param>
/// <param name="RetryAfter">For how long it asked not to be asked again; null when it did not say.</param>
public sealed record ConnectorAnswer(ConnectorAnswerKind Kind, string? Detail = null, TimeSpan? RetryAfter = null);

/// <summary>What a system's answer means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConnectorAnswerKind>))]
public enum ConnectorAnswerKind
{
    /// <summary>It made the change.</summary>
    Done,

    /// <summary>It will never make the change as asked.</summary>
    Refused,

    /// <summary>It took the command and answers later.</summary>
    Accepted,

    /// <summary>It did not answer, or could not say: the same command is sent again.</summary>
    Unavailable,
}
