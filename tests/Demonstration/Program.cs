using System.Globalization;
using Demonstration;
using Spectre.Console;

if (args is not [var name] || !Play.All.TryGetValue(name, out var chosen))
{
    AnsiConsole.MarkupLine("Usage: dotnet run --project tests/Demonstration -- [bold]what[/], where what is one of:");
    foreach (var (word, play) in Play.All)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [bold]{word}[/]  {play.What}");
    }

    return 2;
}

await chosen.RunAsync(AnsiConsole.Console);
return 0;
