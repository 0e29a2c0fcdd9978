using System.Globalization;
using Demonstration;
using Spectre.Console;

// A demonstration is a line here and a class that plays it on a stage.
var plays = new SortedDictionary<string, (string What, Func<Stage, Task> Play)>(StringComparer.Ordinal)
{
    ["clocks"] = ("Six weeks of Somerset's clocks: an increase, a hold, a review and an ended service, with the notes as they appear.", ClocksPlay.PlayAsync),
};

if (args is not [var name] || !plays.TryGetValue(name, out var chosen))
{
    AnsiConsole.MarkupLine("Usage: dotnet run --project tests/Demonstration -- [bold]what[/], where what is one of:");
    foreach (var (word, (what, _)) in plays)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [bold]{word}[/]  {what}");
    }

    return 2;
}

await using var stage = await Stage.OpenAsync(AnsiConsole.Console);
await chosen.Play(stage);
return 0;
