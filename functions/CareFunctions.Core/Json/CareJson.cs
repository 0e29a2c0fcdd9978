using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CareFunctions.Core.Json;

/// <summary>
/// How Core's records are written outside the process: camelCase names, ISO dates, kebab-case words, absent rather than null.
/// The records also carry their converters themselves, so a serializer with other options (an orchestration's, say) keeps
/// every value.
/// </summary>
public static class CareJson
{
    /// <summary>The options of every outward message. Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AbsentMeansNull } },
            AllowDuplicateProperties = false,
            MaxDepth = 64,
            Converters = { new LocalDateJson(), new InstantJson(), new LocalTimeJson() },
        };
        options.MakeReadOnly();
        return options;
    }

    // A null is left out when written, so what may be null must not be required when read.
    private static void AbsentMeansNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(one => one.IsRequired && one.AssociatedParameter is { IsNullable: true }))
        {
            property.IsRequired = false;
        }
    }
}
