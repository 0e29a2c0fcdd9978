using System.Diagnostics.CodeAnalysis;

namespace Embedded.Functions.Queues;

/// <summary>Between a message's bytes and its text on the wire, by host.json's <c>messageEncoding</c>.</summary>
/// <param name="Base64">Whether the text is Base64; otherwise it is the bytes as UTF-8.</param>
public readonly record struct QueueText(bool Base64)
{
    /// <summary>The most bytes of text that the service takes in one message.</summary>
    public const int MaxBytes = 65_536;

    /// <summary>The bytes behind a message's text; <see langword="false"/> when it is not Base64 though it should be.</summary>
    public bool TryDecode(BinaryData text, [NotNullWhen(true)] out BinaryData? body)
    {
        if (!Base64)
        {
            body = text;
            return true;
        }

        var buffer = new byte[text.ToMemory().Length];
        if (Convert.TryFromBase64String(text.ToString(), buffer, out var length))
        {
            body = new BinaryData(buffer.AsMemory(0, length));
            return true;
        }

        body = null;
        return false;
    }

    /// <summary>The text for a message's bytes.</summary>
    public BinaryData Encode(BinaryData body) => Base64 ? new BinaryData(Convert.ToBase64String(body.ToMemory().Span)) : body;
}
