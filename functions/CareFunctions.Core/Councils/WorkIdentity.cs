using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CareFunctions.Core.Councils;

/// <summary>
/// Identifiers derived from the identity of what arrived, so that the same event always finds the same work. They are hex
/// digests with a fixed prefix: nothing a sender wrote, and no personal data, can be read from them.
/// </summary>
public static class WorkIdentity
{
    /// <summary>The instance id for a CloudEvent; its identity is its source and id together.</summary>
    /// <param name="source">The CloudEvents <c>source</c>.</param>
    /// <param name="id">The CloudEvents <c>id</c>.</param>
    public static string ForEvent(string source, string id) => "event-" + Digest("event", source, id);

    /// <summary>The instance id for an email in a council's mailbox; its identity is its internet message id, compared without surrounding space.</summary>
    /// <param name="council">Whose mailbox it came to.</param>
    /// <param name="internetMessageId">The email's <c>internetMessageId</c>.</param>
    public static string ForEmail(Council council, string internetMessageId)
    {
        ArgumentNullException.ThrowIfNull(council);
        ArgumentNullException.ThrowIfNull(internetMessageId);
        return "email-" + Digest("email", council.Id, internetMessageId.Trim());
    }

    /// <summary>The id of something that a step of an instance makes (a command, a task, a note): the same however often the step runs.</summary>
    /// <param name="instanceId">The orchestration instance.</param>
    /// <param name="step">The step's name within the instance.</param>
    public static string ForStep(string instanceId, string step) => Digest("step", instanceId, step);

    // Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
    private static string Digest(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            ArgumentNullException.ThrowIfNull(part);
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 20));
    }
}
