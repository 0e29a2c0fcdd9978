using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Tests;

/// <summary>The rulebook as it is shipped, and its text.</summary>
internal static class SomersetRulebook
{
    public static string Yaml { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rulebook", "somerset.yaml"));

    public static Rulebook Shipped { get; } = RulebookLoader.Load("somerset.yaml", Yaml);
}
