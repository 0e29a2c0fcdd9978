using System.Globalization;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.Procedures;

/// <summary>What a value is compared with: a number, or another value by its name.</summary>
/// <param name="Number">The number.</param>
/// <param name="Name">The value's name.</param>
[JsonConverter(typeof(OperandJson))]
public sealed record Operand(decimal? Number, string? Name)
{
    /// <summary>The text to compare with: the number, or the value; null when there is no such value.</summary>
    /// <param name="values">The values.</param>
    public string? TextIn(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : values.GetValueOrDefault(Name!);
    }
}
