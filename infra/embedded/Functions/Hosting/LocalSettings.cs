using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Hosting;

/// <summary>The local settings file: <c>local.settings.json</c> if there is one, else <c>local.settings.sample.json</c>.
/// Looked for in the content root, then in the folders above it up to the repository's or disk's root, then beside the app.</summary>
internal sealed record LocalSettings(string? File, IReadOnlyDictionary<string, string?> Values, IReadOnlyDictionary<string, string?> ConnectionStrings)
{
    private static readonly string[] Names = ["local.settings.json", "local.settings.sample.json"];

    public static LocalSettings Read(string contentRoot, string appFolder)
    {
        var file = Names.SelectMany(name => Folders(contentRoot, appFolder).Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(System.IO.File.Exists);
        if (file is null)
        {
            return new LocalSettings(null, new Dictionary<string, string?>(), new Dictionary<string, string?>());
        }

        try
        {
            using var document = JsonDocument.Parse(
                System.IO.File.ReadAllBytes(file),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{file}: the file must hold a JSON object.");
            }

            return new LocalSettings(
                file, Section(document.RootElement, "Values", file), Section(document.RootElement, "ConnectionStrings", file));
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{file}: not JSON: {fault.Message}", fault);
        }
    }

    /// <summary>As environment variables would appear: <c>__</c> in a name separates sections.</summary>
    public IEnumerable<KeyValuePair<string, string?>> AsConfiguration() =>
        Values.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), pair.Value))
            .Concat(ConnectionStrings.Select(pair => KeyValuePair.Create(ConfigurationPath.Combine("ConnectionStrings", pair.Key), pair.Value)));

    private static IEnumerable<string> Folders(string contentRoot, string appFolder)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                break;
            }
        }

        yield return appFolder;
    }

    private static Dictionary<string, string?> Section(JsonElement root, string name, string file)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (!root.TryGetProperty(name, out var section))
        {
            return values;
        }

        if (section.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{file}: $.{name} must be an object.");
        }

        var faults = new List<string>();
        foreach (var property in section.EnumerateObject())
        {
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.String:
                    values[property.Name] = property.Value.GetString();
                    break;
                case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number:
                    values[property.Name] = property.Value.GetRawText();
                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    faults.Add($"$.{name}.{property.Name} must be a single value: settings are environment variables in the cloud.");
                    break;
            }
        }

        return faults.Count == 0 ? values : throw new FormatException($"{file}: {string.Join(" ", faults)}");
    }
}
