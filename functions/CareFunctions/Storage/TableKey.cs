using System.Globalization;
using System.Text;

namespace CareFunctions.Storage;

/// <summary>Makes partition and row keys of values that came from outside.</summary>
public static class TableKey
{
    /// <summary>One key of several values. Different values always give different keys, and no value can reach into
    /// another's place: everything but ASCII letters, digits, '-', '_' and '.' is written as <c>=XX</c> for each UTF-8 byte,
    /// and '|' stands only between values.</summary>
    /// <exception cref="ArgumentException">The key would be longer than the 512 characters table storage allows.</exception>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var key = new StringBuilder();
        for (var index = 0; index < parts.Length; index++)
        {
            if (index > 0)
            {
                key.Append('|');
            }

            Append(key, parts[index]);
        }

        return key.Length <= 512
            ? key.ToString()
            : throw new ArgumentException("A table key made of these values is longer than 512 characters.", nameof(parts));
    }

    private static void Append(StringBuilder key, string part)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(part))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.')
            {
                key.Append((char)octet);
            }
            else
            {
                key.Append('=').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }
    }
}
