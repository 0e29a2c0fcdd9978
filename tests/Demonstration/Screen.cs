using System.Globalization;
using NodaTime;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demonstration;

/// <summary>The terminal: what happens appears below the day on which it does, and a text that is longer than its line goes on below its beginning.</summary>
internal sealed class Screen(IAnsiConsole console, TimeProvider clock)
{
    private const int NarrowestTerminal = 140;

    private LocalDate? _dayShown;

    /// <summary>Sees that lines are long enough to be read.</summary>
    public void Widen() => console.Profile.Width = Math.Max(console.Profile.Width, NarrowestTerminal);

    /// <summary>A new part of the play.</summary>
    public void Part(string text) => console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"\n[bold underline]{text}[/]");

    /// <summary>A line that belongs to no day.</summary>
    public void Say(FormattableString text) => console.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);

    /// <summary>Something that happened today.</summary>
    /// <param name="indent">How far its text stands in.</param>
    /// <param name="text">The text, with markup.</param>
    public void Show(int indent, FormattableString text)
    {
        ShowDay();
        console.Write(new Padder(Markup.FromInterpolated(CultureInfo.InvariantCulture, text), new Padding(indent, 0, 0, 0)));
    }

    /// <summary>Something larger than a line.</summary>
    public void Write(IRenderable what) => console.Write(what);

    private void ShowDay()
    {
        var day = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date;
        if (_dayShown != day)
        {
            _dayShown = day;
            console.Write(new Rule(Markup.Escape(day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture))).LeftJustified());
        }
    }
}
