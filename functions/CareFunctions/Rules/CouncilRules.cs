using CareFunctions.Core.Councils;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Settings;
using CareFunctions.Staff;

namespace CareFunctions.Rules;

/// <summary>The rulebooks of the councils, loaded and checked once at start.</summary>
public sealed class CouncilRules
{
    private readonly Dictionary<Council, Rulebook> _rulebooks;

    private CouncilRules(IReadOnlyList<(string File, string Yaml)> files)
    {
        Files = files;
        _rulebooks = RulebookLibrary.Load(files).ToDictionary(rulebook => rulebook.Council);
    }

    /// <summary>The texts that were read.</summary>
    public IReadOnlyList<(string File, string Yaml)> Files { get; }

    /// <summary>Reads every <c>*.yaml</c> of the rulebook's folder.</summary>
    /// <exception cref="RulebookException">A file is faulty, two are of one council, or there is none.</exception>
    public static CouncilRules Load(CareOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = Path.Combine(AppContext.BaseDirectory, options.RulebookFolder);
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
        {
            throw new RulebookException($"There is no rulebook: {options.RulebookFolder} has no *.yaml file. Care__RulebookFolder names the folder.");
        }

        return new CouncilRules([.. files.Select(file => (Path.GetFileName(file), File.ReadAllText(file)))]);
    }

    /// <summary>A council's rulebook, or <see langword="null"/> if it has none.</summary>
    public Rulebook? Find(Council council) => _rulebooks.GetValueOrDefault(council);

    /// <summary>The council whose mailbox providers' emails come from.</summary>
    /// <exception cref="RulebookException">No rulebook names a mailbox.</exception>
    public Council EmailCouncil => Council.All.FirstOrDefault(council => Find(council) is { Mailboxes.Count: > 0 })
        ?? throw new RulebookException("No rulebook names a mailbox, so nobody can receive providers' emails.");

    /// <summary>The roles of people who work on a council's cases, as they sign in: those that every council has and those its rulebook names.</summary>
    /// <param name="council">The council; <see langword="null"/> for all of them.</param>
    public IReadOnlyList<string> RolesOf(Council? council) =>
    [
        .. StaffRole.CaseWork
            .Concat(Council.All.Where(one => council is null || one == council).SelectMany(one => Find(one)?.Roles ?? []).Select(role => StaffRole.FromRulebook(role.Id)))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The services of a council that have a procedure, the council's own or a general document's, by the rulebook's ids. For the others the
    /// rulebook has the rules of referral, so that one can be checked, but nothing may be started.</summary>
    public IReadOnlyList<string> ServicesRunFor(Council council) =>
        [.. Find(council)?.ServicesWithProcedures() ?? []];
}
