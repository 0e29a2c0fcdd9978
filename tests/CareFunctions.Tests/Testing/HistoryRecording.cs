using System.Security.Cryptography;
using System.Text;
using DurableTask.Core.History;
using Embedded.TaskHubs;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Tests.Testing;

/// <summary>Keeps the histories of a test's procedures where CARE_RECORD_HISTORIES says: see Histories/README.md.</summary>
internal static class HistoryRecording
{
    public static string? Folder => Environment.GetEnvironmentVariable("CARE_RECORD_HISTORIES");

    /// <summary>Writes one file for each way that a procedure has gone; a way that is there already is not written again.</summary>
    public static async Task SaveAsync(DurableTaskClient client, string folder)
    {
        Directory.CreateDirectory(folder);
        await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery()))
        {
            var history = await client.GetOrchestrationHistoryAsync(instance.InstanceId);
            var file = Path.Combine(folder, $"{instance.Name}-{WayOf(history)}.json");
            if (!File.Exists(file))
            {
                await File.WriteAllTextAsync(file, RecordedHistory.Write(history));
            }
        }
    }

    private static string WayOf(IEnumerable<HistoryEvent> history)
    {
        var steps = history.Select(item => item switch
        {
            TaskScheduledEvent scheduled => "task " + scheduled.Name,
            SubOrchestrationInstanceCreatedEvent created => "sub " + created.Name,
            EventRaisedEvent => "event",
            _ => item.EventType.ToString(),
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', steps))).AsSpan(0, 5));
    }
}
