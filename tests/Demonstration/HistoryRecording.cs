using System.Globalization;
using Embedded.TaskHubs;
using Microsoft.DurableTask.Client;
using Spectre.Console;

namespace Demonstration;

/// <summary>Plays every demonstration and keeps the history of every procedure in it, each in a file that is named by orchestrator and number. Files that
/// are there are not written again: a recording stands for a version that ran.</summary>
internal static class HistoryRecording
{
    public static async Task<int> RunAsync(string folder, IReadOnlyList<Func<Stage, Task>> plays)
    {
        Directory.CreateDirectory(folder);
        var written = 0;
        foreach (var play in plays)
        {
            await using var stage = await Stage.OpenAsync(AnsiConsole.Console);
            await play(stage);
            var numbers = new Dictionary<string, int>();
            await foreach (var instance in stage.Hub.GetAllInstancesAsync(new OrchestrationQuery()))
            {
                var history = RecordedHistory.Write(await stage.Hub.GetOrchestrationHistoryAsync(instance.InstanceId));
                string file;
                do
                {
                    var number = numbers[instance.Name] = numbers.GetValueOrDefault(instance.Name) + 1;
                    file = Path.Combine(folder, FormattableString.Invariant($"{instance.Name}-{number:D2}.json"));
                }
                while (File.Exists(file));

                await File.WriteAllTextAsync(file, history);
                written++;
            }
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{written} histories written to {folder}.");
        return 0;
    }
}
