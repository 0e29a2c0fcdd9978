using System.ComponentModel;
using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Invocation;

/// <summary>Makes binding data (route and query values, message properties) into what a parameter declares.</summary>
internal static class ValueConversion
{
    /// <summary>Whether text can be made into the type.</summary>
    public static bool IsSimple(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain.IsPrimitive || plain.IsEnum
            || plain == typeof(decimal) || plain == typeof(Guid) || plain == typeof(Uri) || plain == typeof(TimeSpan)
            || plain == typeof(DateTime) || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly) || plain == typeof(TimeOnly);
    }

    /// <exception cref="FunctionInputConverterException">The value is not of that form.</exception>
    public static object? To(object? value, Type type, string name)
    {
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        if (text.Length == 0 && plain != type)
        {
            return null;
        }

        try
        {
            return plain == typeof(string) ? text
                : plain.IsEnum ? Enum.Parse(plain, text, ignoreCase: true)
                : plain == typeof(DateTimeOffset) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                : plain == typeof(DateTime) ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
                : TypeDescriptor.GetConverter(plain).ConvertFromInvariantString(text);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentException or NotSupportedException or InvalidCastException)
        {
            // The value is not repeated: it may be anything a stranger sent.
            throw new FunctionInputConverterException($"The value of '{name}' is not a {plain.Name}.", fault);
        }
    }
}
