using System.Security.Cryptography;
using System.Text;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>Every rulebook and every book of procedures, read and held against each other.</summary>
public static class RulebookLibrary
{
    /// <summary>How the file of a book of procedures ends; every other <c>*.yaml</c> is a rulebook.</summary>
    public const string ProceduresEnd = ".procedures.yaml";

    /// <summary>Reads the files.</summary>
    /// <param name="files">The files' names, for messages, with their texts.</param>
    /// <returns>The rulebooks, each with its council's procedures and the general ones; its edition covers them all.</returns>
    /// <exception cref="RulebookException">A file is faulty, two are of one council, or procedures have no rulebook; every fault of every file is listed.</exception>
    public static IReadOnlyList<Rulebook> Load(IReadOnlyList<(string File, string Yaml)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var faults = new List<RulebookFault>();
        var rulebooks = new List<Rulebook>();
        foreach (var (file, yaml) in files.Where(one => !one.File.EndsWith(ProceduresEnd, StringComparison.Ordinal)))
        {
            try
            {
                rulebooks.Add(RulebookLoader.Load(file, yaml));
            }
            catch (RulebookException exception)
            {
                faults.AddRange(exception.Faults);
            }
        }

        if (rulebooks.GroupBy(one => one.Council).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new RulebookException($"{twice.Key.Name} has more than one rulebook.");
        }

        var readings = files.Where(one => one.File.EndsWith(ProceduresEnd, StringComparison.Ordinal))
            .Select(one => ProcedureBookLoader.Read(one.File, one.Yaml)).ToList();
        var books = readings.Select(one => one.Book).OfType<ProcedureBook>().ToList();
        if (books.GroupBy(one => one.Council?.Id ?? one.Document?.ToString()).FirstOrDefault(same => same.Count() > 1) is { } doubled)
        {
            throw new RulebookException($"{doubled.Key} has more than one file of procedures: {string.Join(", ", doubled.Select(one => one.File))}.");
        }

        var general = books.Where(one => one.Document is not null).OrderBy(one => one.Document).ToList();
        var complete = rulebooks.ConvertAll(one => Complete(one, books.FirstOrDefault(book => book.Council == one.Council), general));
        if (faults.Count == 0)
        {
            foreach (var reading in readings.Where(one => one.Book is not null))
            {
                Check(reading, rulebooks, complete, general, faults);
            }
        }

        faults.AddRange(readings.SelectMany(one => one.Faults));
        return faults.Count > 0 ? throw new RulebookException(faults) : complete;
    }

    private static void Check(
        ProcedureBookLoader reading, List<Rulebook> rulebooks, List<Rulebook> complete, IReadOnlyList<ProcedureBook> general, List<RulebookFault> faults)
    {
        if (reading.Book!.Council is not { } council)
        {
            reading.Check(ProcedureVocabulary.Of(reading.Book, rulebooks));
        }
        else if (complete.FirstOrDefault(one => one.Council == council) is { } rulebook)
        {
            reading.Check(ProcedureVocabulary.Of(rulebook, general));
        }
        else
        {
            faults.Add(new RulebookFault(reading.Book.File, 1, 1, "/council", $"{council.Name} has no rulebook beside it: add {council.Id}.yaml."));
        }
    }

    private static Rulebook Complete(Rulebook rulebook, ProcedureBook? own, IReadOnlyList<ProcedureBook> general)
    {
        IReadOnlyList<ProcedureBook> books = own is null ? general : [own, .. general];
        var services = general.SelectMany(one => one.Services ?? []).Where(one => rulebook.Service(one.Id) is null).DistinctBy(one => one.Id);
        return rulebook with
        {
            Teams = [.. rulebook.Teams, .. general.SelectMany(one => one.Teams ?? []).ExceptBy(rulebook.Teams.Select(one => one.Id), one => one.Id).DistinctBy(one => one.Id)],
            Roles = [.. rulebook.Roles, .. general.SelectMany(one => one.Roles ?? []).ExceptBy(rulebook.Roles.Select(one => one.Id), one => one.Id).DistinctBy(one => one.Id)],
            Systems = [.. rulebook.Systems, .. general.SelectMany(one => one.Systems ?? []).ExceptBy(rulebook.Systems.Select(one => one.Id), one => one.Id).DistinctBy(one => one.Id)],
            Services = [.. rulebook.Services, .. services.Select(Accepting)],
            Books = books,
            FileEdition = rulebook.Edition,
            Edition = rulebook.Edition with { Hash = books.Count == 0 ? rulebook.Edition.Hash : HashOf([rulebook.Edition.Hash, .. books.Select(one => one.Edition.Hash)]) },
        };
    }

    // A general document's services have no rules of referral of their own: whatever a worker asks for them is taken on.
    private static ServiceRules Accepting(ServiceEntry entry) => new(entry.Id, entry.Name, entry.Owner, entry.Clauses, new ReturnedRules(7, "Nothing is returned.", entry.Clauses))
    {
        Rules = ReferralRules.None with
        {
            Routes = [new RouteRule(Channel.Worklist, Requester.Worker, entry.Owner, RouteAcceptance.Always, "Reassign the worklist.", entry.Clauses, Enum.GetValues<RequestKind>())],
        },
    };

    private static string HashOf(IReadOnlyList<string> hashes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes))));
}
