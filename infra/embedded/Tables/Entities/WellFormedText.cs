using System.Text;

namespace Embedded.Tables.Entities;

internal static class WellFormedText
{
    /// <summary>
    /// Refuses half of a surrogate pair. Encoders replace it silently, so that two different keys would become the same one.
    /// </summary>
    public static string Require(string text, string what)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                throw new ArgumentException($"The {what} is not well-formed Unicode: it holds half of a surrogate pair at index {text.Length - rest.Length}.");
            }
            rest = rest[consumed..];
        }
        return text;
    }
}
