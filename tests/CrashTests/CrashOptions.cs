using System.Globalization;

namespace CrashTests;

/// <summary>What to crash, how often, and the seed that makes a run's choices repeatable.</summary>
/// <param name="Kills">How many times each process under test is killed. At least 1; default 200.</param>
/// <param name="Seed">Seed of every random choice. Default: drawn, and printed.</param>
/// <param name="App">Whether the application is crashed.</param>
/// <param name="Hub">Whether the task hub alone is crashed.</param>
internal sealed record CrashOptions(int Kills, int Seed, bool App, bool Hub)
{
    public const string Usage = "usage: dotnet run --project tests/CrashTests -- [--kills N] [--seed N] [--only app|hub]";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">The message names every argument that is not understood.</exception>
    public static CrashOptions Parse(IReadOnlyList<string> arguments)
    {
        CrashOptions options = new(200, Random.Shared.Next(1, 1_000_000), App: true, Hub: true);
        List<string> faults = [];
        for (int index = 0; index < arguments.Count; index += 2)
        {
            string value = index + 1 < arguments.Count ? arguments[index + 1] : "";
            switch (arguments[index])
            {
                case "--kills" when Number(value) is > 0 and int kills:
                    options = options with { Kills = kills };
                    break;
                case "--seed" when Number(value) is { } seed:
                    options = options with { Seed = seed };
                    break;
                case "--only" when value is "app" or "hub":
                    options = options with { App = value == "app", Hub = value == "hub" };
                    break;
                default:
                    faults.Add($"{arguments[index]} {value}".TrimEnd());
                    break;
            }
        }

        return faults.Count == 0 ? options : throw new FormatException($"not understood: {string.Join(", ", faults)}. {Usage}");
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
