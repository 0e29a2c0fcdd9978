using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Rules;
using Microsoft.Extensions.Configuration;

namespace CareFunctions.Emails;

/// <summary>The councils' mailboxes: settings <c>Mailboxes__{council}__{name}</c>, each an address (SOM-GEN-13 leaves it blank).</summary>
public sealed class Mailboxes
{
    /// <summary>The settings' section.</summary>
    public const string Section = "Mailboxes";

    private readonly IReadOnlyList<(Council Council, string Address)> _all;
    private readonly CouncilRules _rules;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is faulty; every fault is named.</exception>
    public Mailboxes(IConfiguration configuration, CouncilRules rules)
    {
        var (all, faults) = Read(configuration);
        _all = faults.Count == 0 ? all : throw new InvalidOperationException(string.Join(" ", faults));
        _rules = rules;
    }

    /// <summary>Every address with its council.</summary>
    public IReadOnlyList<(Council Council, string Address)> All => _all;

    /// <summary>What is wrong with the settings; empty when nothing is.</summary>
    public static IReadOnlyList<string> FaultsOf(IConfiguration configuration) => Read(configuration).Faults;

    /// <summary>The council an email came to: the one whose mailbox is among its recipients; where no address is configured or only one council has any, that
    /// council.</summary>
    /// <returns>The council, or null when several could be meant: nobody guesses.</returns>
    public Council? CouncilOf(GraphMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var addressed = _all.Where(mailbox => message.Recipients.Contains(mailbox.Address)).Select(mailbox => mailbox.Council).Distinct().ToList();
        return addressed switch
        {
            [var only] => only,
            [] => _all.Select(mailbox => mailbox.Council).Distinct().ToList() switch
            {
                [] => _rules.EmailCouncil,
                [var only] => only,
                _ => null,
            },
            _ => null,
        };
    }

    private static (List<(Council Council, string Address)> All, List<string> Faults) Read(IConfiguration configuration)
    {
        var all = new List<(Council Council, string Address)>();
        var faults = new List<string>();
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            if (!Council.TryParse(section.Key, out var council))
            {
                faults.Add($"{Section}__{section.Key} names no council; councils are {string.Join(", ", Council.All)}.");
                continue;
            }

            foreach (var setting in section.GetChildren().Where(setting => setting.Value is not ""))
            {
                var address = setting.Value?.Trim().ToLowerInvariant();
                if (!IsAddress(address))
                {
                    faults.Add($"{Section}__{section.Key}__{setting.Key} must be the address of a mailbox.");
                }
                else if (all.Any(other => other.Address == address))
                {
                    faults.Add($"{Section}__{section.Key}__{setting.Key} is the address of another mailbox as well.");
                }
                else
                {
                    all.Add((council, address!));
                }
            }
        }

        return (all, faults);
    }

    private static bool IsAddress(string? text) =>
        text is { Length: <= 320 } && text.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && at == text.LastIndexOf('@') && at < text.Length - 1
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '@' or '.' or '-' or '_' or '+');
}
