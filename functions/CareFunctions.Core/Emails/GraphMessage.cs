using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>The parts of a Microsoft Graph <c>message</c> that are read; Graph sends many more, which are passed over.</summary>
/// <param name="Id">Graph's id of the message in its mailbox.</param>
/// <param name="InternetMessageId">The email's own identity.</param>
/// <param name="Subject">The subject; empty when there is none.</param>
/// <param name="From">The sender's address in lower case, or null when there is none.</param>
/// <param name="ReceivedDateTime">When it was received.</param>
/// <param name="BodyIsHtml">Whether <paramref name="Body"/> is HTML rather than text.</param>
/// <param name="Body">The body as it came.</param>
/// <param name="AttachmentsPresent">Whether it has attachments.</param>
/// <param name="SenderName">The name that the sender gives; anybody can write anything there. Empty when there is none.</param>
/// <param name="Recipients">The addresses it was sent to, copies included, in lower case; null for none.</param>
/// <param name="AutomaticallySubmitted">Whether its headers say that a program sent it (RFC 3834). Many automatic replies do not say so.</param>
public sealed record GraphMessage(
    string Id,
    string InternetMessageId,
    string Subject,
    string? From,
    [property: JsonConverter(typeof(InstantJson))] Instant ReceivedDateTime,
    bool BodyIsHtml,
    string Body,
    bool AttachmentsPresent,
    string SenderName = "",
    IReadOnlyList<string>? Recipients = null,
    bool AutomaticallySubmitted = false)
{
    /// <summary>The addresses it was sent to, copies included, in lower case; empty when none is given.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = Recipients ?? [];

    /// <summary>The orchestration instance id of this email in one council's mailbox: the same email delivered there again has the same, while
    /// one that went to two councils is two pieces of work.</summary>
    /// <param name="council">Whose mailbox it came to.</param>
    public string InstanceIdAt(Council council) => WorkIdentity.ForEmail(council, InternetMessageId);
}
