using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CareFunctions.Core.Emails;

/// <summary>Recognises the same text sent again by the same sender under another message id.</summary>
public static class EmailFingerprint
{
    /// <summary>A digest of sender, subject and text; white space, letters' case and HTML tags do not count. Nothing can be read from it.</summary>
    /// <returns>The digest, or null for an email that it cannot tell apart: one without a sender or without words, or one with attachments, where two forms may
    /// come with the same words.</returns>
    /// <param name="message">The email.</param>
    public static string? Of(GraphMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = Condensed(message.BodyIsHtml ? WithoutTags(message.Body) : message.Body);
        if (message.From is not { } sender || text.Length == 0 || message.AttachmentsPresent)
        {
            return null;
        }

        // A line feed parts what stands before it: none is left in a condensed text.
        var bytes = Encoding.UTF8.GetBytes($"{Condensed(sender)}\n{Condensed(message.Subject)}\n{text}");
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 20));
    }

    private static string Condensed(string text)
    {
        var condensed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && !char.IsControl(character))
            {
                condensed.Append(char.ToLowerInvariant(character));
            }
        }

        return condensed.ToString();
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var character in html)
        {
            inTag = character switch { '<' => true, '>' => false, _ => inTag };
            if (!inTag && character != '>')
            {
                text.Append(character);
            }
        }

        return WebUtility.HtmlDecode(text.ToString());
    }
}
