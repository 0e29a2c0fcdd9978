using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using Microsoft.Extensions.Configuration;

namespace CareFunctions.Emails;

/// <summary>Those, other than providers, whose emails the procedures take: settings <c>EmailSenders__{council}__Finance</c>, <c>__HousingCompanies</c> and
/// <c>__Council</c>, each addresses and domains (<c>@housing.example</c>) parted by semicolons (SOM-END-03, SOM-ECH-06). Where none is set, such an email goes to a person.</summary>
public sealed class KnownSenders
{
    /// <summary>The settings' section.</summary>
    public const string Section = "EmailSenders";

    private static readonly string[] Names = ["Finance", "HousingCompanies", "Council"];
    private readonly Dictionary<Council, EmailSenders> _senders;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is faulty; every fault is named.</exception>
    public KnownSenders(IConfiguration configuration)
    {
        var faults = FaultsOf(configuration);
        _senders = faults.Count == 0
            ? Council.All.ToDictionary(council => council, council => new EmailSenders(
                Of(configuration, council, Names[0]), Of(configuration, council, Names[1]), Of(configuration, council, Names[2])))
            : throw new InvalidOperationException(string.Join(" ", faults));
    }

    /// <summary>What is wrong with the settings; empty when nothing is.</summary>
    public static IReadOnlyList<string> FaultsOf(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return
        [
            .. configuration.GetSection(Section).GetChildren().Where(section => !Council.TryParse(section.Key, out _))
                .Select(section => $"{Section}__{section.Key} names no council; councils are {string.Join(", ", Council.All)}."),
            .. configuration.GetSection(Section).GetChildren().SelectMany(section => section.GetChildren().Where(setting => !Names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                .Select(setting => $"{Section}__{section.Key}__{setting.Key} is none of {string.Join(", ", Names)}.")),
            .. Council.All.SelectMany(council => Names.SelectMany(name => Of(configuration, council, name).Where(sender => !IsSender(sender))
                .Select(_ => $"{Section}__{council.Name}__{name} must be addresses (office@housing.example) or domains (@housing.example) parted by semicolons."))).Distinct(),
        ];
    }

    /// <summary>The senders of a council.</summary>
    public EmailSenders Of(Council council) => _senders[council];

    private static string[] Of(IConfiguration configuration, Council council, string name) =>
        (configuration[$"{Section}:{council.Id}:{name}"] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsSender(string text) =>
        text.Length is > 3 and <= 320 && text.Count(character => character == '@') == 1 && !text.EndsWith('@')
        && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character));
}
