using System.Text.Json;
using CareFunctions.Core.Emails;
using NodaTime.Text;

namespace CareFunctions.Core.Contracts;

/// <summary>The way from Graph's message to the record.</summary>
internal static class GraphMessageContract
{
    /// <summary>A time of receipt outside of any email's would break every calculation with it.</summary>
    public static IReadOnlyList<ContractFault> FaultsBeyondSchema(JsonElement root) =>
        OffsetDateTimePattern.Rfc3339.Parse(root.GetProperty("receivedDateTime").GetString()!).Value.Year is >= 2000 and < 2100
            ? []
            : [new ContractFault("/receivedDateTime", FaultCodes.WrongForm, "Must be a time from 2000 to 2099.")];

    public static GraphMessage From(JsonElement root)
    {
        var body = root.GetProperty("body");
        return new GraphMessage(
            Text(root, "id") ?? "",
            root.GetProperty("internetMessageId").GetString()!,
            Text(root, "subject") ?? "",
            Address(root, "from"),
            OffsetDateTimePattern.Rfc3339.Parse(root.GetProperty("receivedDateTime").GetString()!).Value.ToInstant(),
            body.GetProperty("contentType").GetString() == "html",
            body.GetProperty("content").GetString()!,
            root.TryGetProperty("hasAttachments", out var attachments) && attachments.ValueKind == JsonValueKind.True,
            SenderName(root),
            [.. Addresses(root, "toRecipients"), .. Addresses(root, "ccRecipients")],
            AutomaticallySubmitted(root));
    }

    private static bool AutomaticallySubmitted(JsonElement root) =>
        root.TryGetProperty("internetMessageHeaders", out var headers) && headers.ValueKind == JsonValueKind.Array
        && headers.EnumerateArray().Any(header => (Text(header, "name")?.ToLowerInvariant(), Text(header, "value")?.Trim()) switch
        {
            ("auto-submitted", { } value) => !value.StartsWith("no", StringComparison.OrdinalIgnoreCase),
            ("x-autoreply" or "x-autorespond", { Length: > 0 }) => true,
            ("precedence", { } value) => value.Equals("auto_reply", StringComparison.OrdinalIgnoreCase),
            _ => false,
        });


    private static string? Address(JsonElement root, string name) =>
        root.TryGetProperty(name, out var recipient) && recipient.ValueKind == JsonValueKind.Object
            ? Address(recipient)
            : null;

    private static string? Address(JsonElement recipient) =>
        Text(recipient.GetProperty("emailAddress"), "address")?.Trim().ToLowerInvariant() is { Length: > 0 } address ? address : null;

    private static IEnumerable<string> Addresses(JsonElement root, string name) =>
        root.TryGetProperty(name, out var recipients) && recipients.ValueKind == JsonValueKind.Array
            ? recipients.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(Address).OfType<string>()
            : [];

    private static string SenderName(JsonElement root) =>
        root.TryGetProperty("from", out var from) && from.ValueKind == JsonValueKind.Object
            ? Text(from.GetProperty("emailAddress"), "name")?.Trim() ?? ""
            : "";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
