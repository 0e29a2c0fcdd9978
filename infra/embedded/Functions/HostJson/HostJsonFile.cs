using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.HostJson;

/// <summary>Reads host.json into configuration below <see cref="SectionName"/>, as the cloud host does, so that the setting
/// <c>AzureFunctionsJobHost__extensions__queues__batchSize</c> overrides <c>extensions.queues.batchSize</c>.</summary>
internal static class HostJsonFile
{
    public const string SectionName = "AzureFunctionsJobHost";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The file in the first of the folders that has one, as configuration; nothing when none has.</summary>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static IReadOnlyDictionary<string, string?> Read(params IEnumerable<string> folders)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var file = folders.Select(folder => Path.Combine(folder, "host.json")).FirstOrDefault(File.Exists);
        if (file is null)
        {
            return values;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{file}: the file must hold a JSON object.");
            }

            Flatten(SectionName, document.RootElement, values);
            return values;
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{file}: not JSON: {fault.Message}", fault);
        }
    }

    private static void Flatten(string path, JsonElement element, Dictionary<string, string?> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Flatten(ConfigurationPath.Combine(path, property.Name), property.Value, values);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Flatten(ConfigurationPath.Combine(path, (index++).ToString(System.Globalization.CultureInfo.InvariantCulture)), item, values);
                }

                break;
            case JsonValueKind.String:
                values[path] = element.GetString();
                break;
            case JsonValueKind.Null:
                break;
            default:
                values[path] = element.GetRawText();
                break;
        }
    }
}
