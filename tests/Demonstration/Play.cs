using Spectre.Console;

namespace Demonstration;

/// <summary>A demonstration: a word that starts it, what it shows, and how it goes.</summary>
/// <param name="What">What it shows.</param>
/// <param name="PlayAsync">How it goes.</param>
/// <param name="WithSystems">Whether the council systems stand beside the application, simulated.</param>
internal sealed record Play(string What, Func<Stage, Task> PlayAsync, bool WithSystems = false)
{
    /// <summary>Every demonstration by its word.</summary>
    public static IReadOnlyDictionary<string, Play> All { get; } = new SortedDictionary<string, Play>(StringComparer.Ordinal)
    {
        ["clocks"] = new("Six weeks of Somerset's clocks: an increase, a hold, a review and an ended service, with the notes as they appear.", ClocksPlay.PlayAsync),
        ["croydon"] = new("Croydon: a residential placement from the worklist, over two options and the panel, to its activation on LAS.", CroydonPlay.PlayAsync, WithSystems: true),
        ["medway"] = new("Medway: a placement above the Contracted Rate, from the worklist to its purchase on Mosaic.", MedwayPlay.PlayAsync, WithSystems: true),
        ["somerset"] = new(
            "Somerset: double-up care that is returned, awarded on Proactis and SWIFT, reduced, reviewed, ended and watched until SWIFT has it.", SomersetPlay.PlayAsync, WithSystems: true),
    };

    /// <summary>Plays it in a world of its own.</summary>
    /// <param name="console">Where everything appears.</param>
    /// <exception cref="InvalidOperationException">Something did not happen as the play has it.</exception>
    public async Task RunAsync(IAnsiConsole console)
    {
        await using var stage = await Stage.OpenAsync(console, WithSystems);
        await PlayAsync(stage);
    }
}
