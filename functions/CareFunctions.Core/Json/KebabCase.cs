using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.Json;

/// <summary>An enumeration as lower-case words joined by hyphens (<c>long-term</c>), never as a number.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class KebabCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
