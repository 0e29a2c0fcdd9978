using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Tests.Procedures;

/// <summary>The rulebooks and procedures as they are shipped, and the runs that are written for them.</summary>
internal static class ShippedBooks
{
    public static IReadOnlyList<(string File, string Yaml)> Files { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "rulebook"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];

    private static readonly Lazy<IReadOnlyList<Rulebook>> Loaded = new(() => RulebookLibrary.Load(Files));

    public static IReadOnlyList<Rulebook> Rulebooks => Loaded.Value;

    public static IEnumerable<ProcedureBook> Books => Rulebooks.SelectMany(one => one.Books).DistinctBy(one => one.File);

    /// <summary>Every file of runs, with the document it is about.</summary>
    public static IEnumerable<(string File, string Document)> RunFiles()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Procedures", "Runs");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => (file, Path.GetFileName(Path.GetDirectoryName(file))!))
            : [];
    }

    public static IReadOnlyList<ScriptedRun> Runs() =>
        [.. RunFiles().SelectMany(one => ScriptedRun.Read(Path.GetFileName(one.File), one.Document, File.ReadAllText(one.File)))];

    /// <summary>The rulebook and the book that a run is about.</summary>
    public static (Rulebook Rulebook, ProcedureBook Book) Of(ScriptedRun run)
    {
        var rulebook = Rulebooks.FirstOrDefault(one => one.Council.Id == run.Council) ?? throw new FormatException($"There is no council {run.Council}.");
        var book = rulebook.Books.FirstOrDefault(one => (one.Council?.Id ?? one.Document!.Value.ToString()).Equals(run.Document, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"There is no {run.Document}.procedures.yaml.");
        return book.Procedure(run.Procedure) is null
            ? throw new FormatException($"{book.File} has no procedure {run.Procedure}. Known: {string.Join(", ", book.Procedures.Select(one => one.Id))}.")
            : (rulebook, book);
    }
}
