using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Json;
using YamlDotNet.Core;

namespace CareFunctions.Core.Rulebooks;

/// <summary>Reads a rulebook: YAML, checked against <see cref="ContractSchemas.Rulebook"/> and then for what a schema cannot say.</summary>
public static class RulebookLoader
{
    /// <summary>Reads a rulebook.</summary>
    /// <param name="file">The file's name, for messages only.</param>
    /// <param name="yaml">The file's text.</param>
    /// <exception cref="RulebookException">It is faulty; every fault is listed with its line and column.</exception>
    public static Rulebook Load(string file, string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        YamlDocument document;
        try
        {
            document = YamlDocument.Parse(yaml);
        }
        catch (YamlException exception)
        {
            throw new RulebookException([new RulebookFault(file, exception.Start.Line, exception.Start.Column, "", exception.Message)]);
        }

        using var json = JsonDocument.Parse(document.Root?.ToJsonString() ?? "null");
        var faults = ContractSchemas.Rulebook.Validate(json.RootElement);
        Rulebook? rulebook = null;
        if (faults.Count == 0)
        {
            rulebook = json.RootElement.Deserialize<Rulebook>(CareJson.Options)!;
            faults = RulebookConsistency.Faults(rulebook);
        }

        if (faults.Count > 0)
        {
            throw new RulebookException([.. faults.Select(fault => Placed(file, document, fault)).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
        }

        return RulebookResolution.Resolve(rulebook!) with { Edition = new RulebookVersion(rulebook!.Version, HashOf(yaml)) };
    }

    internal static RulebookVersion EditionOf(JsonElement root, string yaml) => new(root.GetProperty("version").GetString()!, HashOf(yaml));

    private static RulebookFault Placed(string file, YamlDocument document, ContractFault fault)
    {
        var (line, column) = document.PlaceOf(fault.Pointer);
        return new RulebookFault(file, line, column, fault.Pointer, fault.Sentence);
    }

    // A checkout that turned the line ends must not look like another rulebook.
    private static string HashOf(string yaml) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml.ReplaceLineEndings("\n"))));
}
