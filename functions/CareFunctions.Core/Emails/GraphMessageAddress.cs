using System.Diagnostics.CodeAnalysis;

namespace CareFunctions.Core.Emails;

/// <summary>Where one message is found: the mailbox and the message's id in it.</summary>
/// <param name="Mailbox">The mailbox: a user's id or address.</param>
/// <param name="MessageId">The message's id.</param>
public sealed record GraphMessageAddress(string Mailbox, string MessageId)
{
    private const int Longest = 1000;

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+.@");

    /// <summary>
    /// Reads the resource of a notification, as <c>Users/{id}/Messages/{id}</c>, <c>users('id')/messages('id')</c> or with a mail folder between
    /// the two. It comes from outside and becomes part of an address that is fetched, so anything else is refused.
    /// </summary>
    /// <param name="resource">The resource; null is none.</param>
    /// <param name="address">The address, when the resource is a message.</param>
    public static bool TryParse(string? resource, [NotNullWhen(true)] out GraphMessageAddress? address)
    {
        address = null;
        if (resource is not { Length: > 0 and <= Longest })
        {
            return false;
        }

        var rest = resource.AsSpan().Trim('/');
        if (Entry(ref rest, "users") is not { } mailbox)
        {
            return false;
        }

        var folder = rest;
        if (Entry(ref folder, "mailfolders") is not null)
        {
            rest = folder;
        }

        if (Entry(ref rest, "messages") is not { } message || rest.Length > 0)
        {
            return false;
        }

        address = new GraphMessageAddress(mailbox, message);
        return true;
    }

    // One "name/key" or "name('key')" from the front; what follows the slash after it is left.
    private static string? Entry(ref ReadOnlySpan<char> rest, string name)
    {
        if (!rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var after = rest[name.Length..];
        ReadOnlySpan<char> key;
        if (after.StartsWith("('", StringComparison.Ordinal) && after.IndexOf("')", StringComparison.Ordinal) is var close and > 2)
        {
            key = after[2..close];
            after = after[(close + 2)..];
        }
        else if (after.StartsWith("/", StringComparison.Ordinal))
        {
            after = after[1..];
            var slash = after.IndexOf('/');
            key = slash < 0 ? after : after[..slash];
            after = slash < 0 ? [] : after[slash..];
        }
        else
        {
            return null;
        }

        if (key.Length == 0 || key.IndexOfAnyExcept(Allowed) >= 0 || key.IndexOfAnyExcept('.') < 0 || (after.Length > 0 && after[0] != '/'))
        {
            return null;
        }

        rest = after.TrimStart('/');
        return key.ToString();
    }
}
