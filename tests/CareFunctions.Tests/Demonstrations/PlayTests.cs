using Demonstration;
using Spectre.Console;

namespace CareFunctions.Tests.Demonstrations;

/// <summary>Every demonstration goes to its end and shows what it promises.</summary>
public sealed class PlayTests
{
    [Fact]
    public void All_EveryPlay_IsTestedHere() => Play.All.Keys.ShouldBe(["clocks", "croydon", "medway", "somerset"]);

    [Theory]
    [InlineData("somerset", "Referral returned", "Awarded in Proactis: domiciliary-care with orchard-homecare", "Six-week review of a reduction: completed", "Paid too much so far: £98.57", "34 case notes")]
    [InlineData("croydon", "Referral returned", "The panel has agreed.", "Activated in LAS: residential-placement with beech-court from 2026-01-26", "case notes, each as it was written")]
    [InlineData("medway", "Waits for agreement", "No home at the Contracted Rate can meet the needs.", "Awarded in Mosaic: residential-placement with orchard-lodge", "case notes, each as it was written")]
    [InlineData("clocks", "What runs on")]
    public async Task RunAsync_Play_GoesToItsEnd(string word, params string[] shown)
    {
        await using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 10_000;

        await Play.All[word].RunAsync(console);

        foreach (var expected in shown)
        {
            text.ToString().ShouldContain(expected);
        }
    }
}
