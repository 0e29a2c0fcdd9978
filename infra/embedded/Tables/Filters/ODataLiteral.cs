using System.Globalization;
using Embedded.Tables.Entities;

namespace Embedded.Tables.Filters;

/// <summary>Values as they stand in a filter. Whatever a value holds, it stays one literal.</summary>
internal static class ODataLiteral
{
    /// <exception cref="ArgumentException">The value is null, not a number, or of a type that filters have no literal for.</exception>
    public static string Format(object? value) => value switch
    {
        string text => Quote(text),
        char character => Quote(character.ToString()),
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        short number => number.ToString(CultureInfo.InvariantCulture),
        byte number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => Double(number),
        float number => Double(number),
        Guid id => $"guid'{id}'",
        DateTimeOffset time => $"datetime'{PropertyValue.ToText(time)}'",
        DateTime time => $"datetime'{PropertyValue.ToText(PropertyValue.ToUtc(time))}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexStringLower(data.ToMemory().Span)}'",
        null => throw new ArgumentException("A filter cannot compare with null: a property that is not there matches no comparison."),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} has no literal in a filter."),
    };

    private static string Quote(string text) =>
        $"'{WellFormedText.Require(text, "value in a filter").Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Double(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new ArgumentException($"A filter cannot compare with {number.ToString(CultureInfo.InvariantCulture)}.");
        }
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }
}
