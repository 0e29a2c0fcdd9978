using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>Signs what is sent to a system, so that it can tell that the command came from here, unchanged and lately: the header
/// <see cref="SignatureHeader"/> is <c>v1=</c> and, in lower-case hex, the HMAC-SHA256 under the shared key of the timestamp header's text, a full stop and
/// the body's bytes.</summary>
public static class CommandSignature
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Care-Signature";

    /// <summary>The header with the time of sending, in seconds since 1970-01-01 UTC.</summary>
    public const string TimestampHeader = "X-Care-Timestamp";

    /// <summary>The timestamp header's text.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The signature header's text.</summary>
    public static string Sign(string key, string timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentException.ThrowIfNullOrEmpty(timestamp);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hash.AppendData(body);
        return "v1=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
