using System.Globalization;
using NodaTime.Text;

namespace CareFunctions.Core.Procedures;

/// <summary>A comparison of a value with a number or another value: two numbers or two dates; other texts can only be equal. A value that is
/// missing compares with nothing.</summary>
/// <param name="Value">The name of the value.</param>
/// <param name="More">It must be more than this.</param>
/// <param name="Less">It must be less than this.</param>
/// <param name="Equal">It must be the same as this.</param>
/// <param name="AtLeast">It must be this or more.</param>
/// <param name="AtMost">It must be this or less.</param>
public sealed record Comparison(
    string Value,
    Operand? More = null,
    Operand? Less = null,
    Operand? Equal = null,
    Operand? AtLeast = null,
    Operand? AtMost = null)
{
    /// <summary>Whether every bound that is given holds.</summary>
    /// <param name="values">The values.</param>
    public bool Holds(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Met(More, values, sign => sign > 0)
            && Met(Less, values, sign => sign < 0)
            && Met(Equal, values, sign => sign == 0)
            && Met(AtLeast, values, sign => sign >= 0)
            && Met(AtMost, values, sign => sign <= 0);
    }

    /// <summary>The names it refers to.</summary>
    internal IEnumerable<string> Names() =>
        new[] { Value, More?.Name, Less?.Name, Equal?.Name, AtLeast?.Name, AtMost?.Name }.OfType<string>();

    private bool Met(Operand? operand, IReadOnlyDictionary<string, string> values, Func<int, bool> bound) =>
        operand is null || (Order(values.GetValueOrDefault(Value), operand.TextIn(values)) is { } sign && bound(sign));

    private int? Order(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        if (Number(left) is { } one && Number(right) is { } other)
        {
            return one.CompareTo(other);
        }

        if (LocalDatePattern.Iso.Parse(left) is { Success: true } day && LocalDatePattern.Iso.Parse(right) is { Success: true } otherDay)
        {
            return day.Value.CompareTo(otherDay.Value);
        }

        // Words have no order that a procedure could mean.
        return Equal is not null && string.Equals(left, right, StringComparison.Ordinal) ? 0 : null;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
