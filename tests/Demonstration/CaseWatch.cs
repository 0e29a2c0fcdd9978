using System.Globalization;
using System.Text.Json.Nodes;
using CareSystems.Simulator;

namespace Demonstration;

/// <summary>Finds what is new about a case beside its notes: changes in the council systems, clocks that began, tasks that were opened.</summary>
internal sealed class CaseWatch(Stage stage, Person onlooker, string reference)
{
    private readonly Dictionary<string, int> _changes = [];
    private readonly HashSet<string> _clocks = [];
    private readonly HashSet<string> _tasks = [];

    /// <summary>Shows what came since the last time.</summary>
    public async Task ShowNewAsync()
    {
        foreach (var system in SimulatorOptions.Systems)
        {
            var made = stage.Systems.Ledger(system).ChangesOf(reference);
            foreach (var change in made.Skip(_changes.GetValueOrDefault(system)))
            {
                var hours = change.HoursPerWeek is { } number ? string.Create(CultureInfo.InvariantCulture, $", {number:0.##} hours a week") : "";
                stage.Line("in " + system, $"{change.Kind} {change.Service} from {change.EffectiveDate}{hours}");
            }

            _changes[system] = made.Count;
        }

        var clocks = (await stage.GetAsync(onlooker, $"/api/clocks?case={reference}"))["clocks"]!.AsArray();
        foreach (var clock in clocks.Where(one => _clocks.Add(Text(one, "instanceId"))))
        {
            var until = clock!["until"] is { } day ? $"until {day.GetValue<string>()}" : "without a last day";
            var name = clock["status"] is { } status ? Text(status, "name") : Text(clock, "clock");
            stage.Line("clock", $"{name}, {until}. {Text(clock["status"], "then")}");
        }

        var tasks = (await stage.GetAsync(onlooker, $"/api/tasks?case={reference}"))["tasks"]!.AsArray();
        foreach (var task in tasks.Where(one => _tasks.Add(Text(one, "id"))))
        {
            stage.Line("task", $"{Text(task, "title")} {Text(task, "team")}, decided by {Text(task, "role")}.");
        }
    }

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";
}
