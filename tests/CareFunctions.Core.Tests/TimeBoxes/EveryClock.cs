using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.TimeBoxes;

namespace CareFunctions.Core.Tests.TimeBoxes;

/// <summary>Every clock that the shipped rulebooks declare, by file and id: what is said of clocks is held against each of them.</summary>
internal static class EveryClock
{
    private static readonly Dictionary<string, ClockRule> Clocks = Load();

    public static TheoryData<string> Names => [.. Clocks.Keys];

    public static IReadOnlyCollection<ClockRule> Rules => Clocks.Values;

    public static ClockRule Named(string name) => Clocks[name];

    private static Dictionary<string, ClockRule> Load()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "rulebook"), "*.yaml")
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file))).ToList();
        return RulebookLibrary.Load(files).SelectMany(rulebook => rulebook.Books ?? []).DistinctBy(book => book.File)
            .SelectMany(book => (book.Clocks ?? []).Select(clock => (Name: $"{book.File}/{clock.Id}", Clock: clock)))
            .ToDictionary(one => one.Name, one => one.Clock);
    }
}
