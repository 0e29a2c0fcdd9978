using System.Globalization;

namespace Embedded.Tables.Filters;

/// <summary>Filters written as interpolated strings: each value becomes one literal.</summary>
internal static class InterpolatedFilter
{
    /// <exception cref="ArgumentException">A value has no literal, or stands between quotes already.</exception>
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        RequireNoQuotedValue(filter.Format);
        var literals = filter.GetArguments().Select(value => (object)new Literal(ODataLiteral.Format(value))).ToArray();
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    // Between quotes a literal's own quotes would close the string, and its text would become part of the filter.
    private static void RequireNoQuotedValue(string format)
    {
        var quoted = false;
        for (var index = 0; index < format.Length; index++)
        {
            if (format[index] == '\'')
            {
                quoted = !quoted;
            }
            else if (format[index] is '{')
            {
                if (index + 1 < format.Length && format[index + 1] == '{')
                {
                    index++;
                }
                else if (quoted)
                {
                    throw new ArgumentException($"A value stands between quotes in the filter \"{format}\". Leave the quotes out: values are quoted as their type needs.", nameof(format));
                }
            }
        }
    }

    // Takes no notice of a format such as {value:N2}: a literal has one form only.
    private sealed record Literal(string Text) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => Text;
    }
}
