using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CareFunctions.Core.Councils;

namespace CrashTests.App;

/// <summary>Looks at everything that the application left, from outside, and compares it with what was sent.</summary>
internal sealed class AppAccount(
    ApplicationClient client,
    QueueServiceClient queues,
    TableServiceClient tables,
    IReadOnlyList<SentMessage> messages,
    SwiftConnector connector,
    CrashReport report)
{
    private const string Role = "SourcingCare";

    private static readonly string[] Inbound = [Workload.Worklist, Workload.Emails, "system-results"];

    /// <summary>Whether nothing is queued and every procedure stands where it should.</summary>
    public async Task<bool> IsQuietAsync()
    {
        foreach (string queue in (string[])[.. Inbound, "system-commands"])
        {
            if (await LengthAsync(queue) > 0)
            {
                return false;
            }
        }

        IReadOnlyDictionary<string, string> instances = await InstancesAsync();
        return messages.All(message => instances.GetValueOrDefault(message.InstanceId) == message.FinalStatus
                && instances.GetValueOrDefault(message.WorkInstanceId) == message.FinalStatus
                && (message.BesideInstanceId is null || instances.GetValueOrDefault(message.BesideInstanceId) == "Completed"))
            && messages.SelectMany(CommandIds).All(connector.CarriedOut.ContainsKey)
            && await NotesAreThereAsync();
    }

    /// <summary>Compares everything and records each difference.</summary>
    public async Task SettleAsync()
    {
        await SettleInstancesAsync();
        int notes = 0;
        foreach (SentMessage message in messages)
        {
            notes += await SettleNotesAsync(message);
        }

        SettleCommands();
        await SettleClocksAsync();
        await SettleFailuresAsync();
        report.Figure($"{messages.Count} orchestrations, one a message; {notes} case notes, one a step; every chain verifies");
    }

    // A kill in each of its attempts takes a message to the poison queue; then the failure desk has it, and it was put back.
    private async Task SettleFailuresAsync()
    {
        int poisoned = 0;
        foreach (string queue in Inbound)
        {
            poisoned += await LengthAsync(queue + "-poison");
        }

        IReadOnlyList<JsonElement> failures = (await client.ListAsync("api/failures?limit=500", "failures", FailureOfficer.Role))!;
        report.Expect(failures.All(FailureOfficer.IsCutOff), $"{failures.Count(failure => !FailureOfficer.IsCutOff(failure))} messages failed for another reason than a kill");
        report.Expect(failures.All(failure => failure.GetProperty("replays").GetInt32() > 0), $"a message on the failure desk was not put back");
        report.Expect(poisoned == failures.Count, $"{poisoned} messages in poison queues, {failures.Count} on the failure desk");
    }

    private static IEnumerable<string> CommandIds(SentMessage message) =>
        message.CommandSteps.Select(step => WorkIdentity.ForStep(message.WorkInstanceId, step));

    private async Task SettleInstancesAsync()
    {
        IReadOnlyDictionary<string, string> instances = await InstancesAsync();
        foreach (SentMessage message in messages)
        {
            string status = instances.GetValueOrDefault(message.InstanceId, "unknown");
            report.Expect(status == message.FinalStatus, $"{message.InstanceId} ({message.Errand}) is {status}, not {message.FinalStatus}");
            string work = instances.GetValueOrDefault(message.WorkInstanceId, "unknown");
            report.Expect(work == message.FinalStatus, $"{message.WorkInstanceId}, the work of {message.InstanceId} ({message.Errand}), is {work}, not {message.FinalStatus}");
        }

        foreach (string beside in messages.Select(message => message.BesideInstanceId).OfType<string>())
        {
            report.Expect(instances.GetValueOrDefault(beside) == "Completed", $"{beside}, begun beside a procedure, is {instances.GetValueOrDefault(beside, "unknown")}");
        }

        int expected = messages.Count + messages.Count(message => message.BesideInstanceId is not null) + messages.Count(message => message.IsRead);
        report.Expect(instances.Count == expected, $"{instances.Count} orchestrations for {messages.Count} messages, not {expected}");
    }

    private async Task<int> SettleNotesAsync(SentMessage message)
    {
        JsonElement? answer = await client.GetAsync($"api/cases/somerset/{message.Case}/notes", Role);
        string[] steps = [.. StepsOf(answer!.Value, message.WorkInstanceId)];
        string[] beside = [.. message.BesideInstanceId is { } other ? StepsOf(answer.Value, other) : []];
        int all = answer.Value.GetProperty("notes").GetArrayLength();
        report.Expect(steps.Order(StringComparer.Ordinal).SequenceEqual(message.NoteSteps.Order(StringComparer.Ordinal)),
            $"{message.Case} ({message.Errand}) has the notes {string.Join(", ", steps)}, not {string.Join(", ", message.NoteSteps)}");
        report.Expect(message.BesideInstanceId is null || beside.SequenceEqual(SentMessage.BesideNoteSteps), $"{message.Case} has beside its procedure the notes {string.Join(", ", beside)}");
        report.Expect(all == steps.Length + beside.Length, $"{message.Case} has {all - steps.Length - beside.Length} notes of others");
        JsonElement? verified = await client.GetAsync($"api/cases/somerset/{message.Case}/notes/verify", Role);
        report.Expect(verified!.Value.GetProperty("intact").GetBoolean(), $"{message.Case}: the chain of notes does not verify");
        return all;
    }

    private static IEnumerable<string> StepsOf(JsonElement notes, string instanceId) => notes.GetProperty("notes").EnumerateArray()
        .Where(note => note.GetProperty("instanceId").GetString() == instanceId)
        .Select(note => note.GetProperty("step").GetString()!);

    private void SettleCommands()
    {
        HashSet<string> expected = [.. messages.SelectMany(CommandIds)];
        report.Expect(expected.SetEquals(connector.CarriedOut.Keys),
            $"{connector.CarriedOut.Count} system commands in effect, {expected.Count} expected; missing {expected.Except(connector.CarriedOut.Keys).Count()}");
        report.Expect(connector.Contradicting == 0, $"{connector.Contradicting} commands came again with other content");
    }

    private async Task SettleClocksAsync()
    {
        int running = 0;
        foreach (SentMessage message in messages.Where(message => message.Errand is Errand.RunningIncrease))
        {
            JsonElement? answer = await client.GetAsync($"api/cases/somerset/{message.Case}", Role);
            JsonElement[] clocks = [.. answer!.Value.GetProperty("clocks").EnumerateArray()];
            report.Expect(clocks.Length == 1 && clocks[0].GetProperty("instanceId").GetString() == message.WorkInstanceId,
                $"{message.Case} has {clocks.Length} clocks, not one");
            running += clocks.Length;
        }

        report.Figure($"{running} open increases, each with its one clock running");
    }

    private async Task<bool> NotesAreThereAsync()
    {
        HashSet<string> written = [];
        await foreach (TableEntity row in tables.GetTableClient("CaseNotes").QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey ge {"note|"} and RowKey lt {"note}"}")))
        {
            written.Add($"{row.GetString("InstanceId")} {row.GetString("Step")}");
        }

        return messages.All(message => message.NoteSteps.All(step => written.Contains($"{message.WorkInstanceId} {step}"))
            && (message.BesideInstanceId is null || SentMessage.BesideNoteSteps.All(step => written.Contains($"{message.BesideInstanceId} {step}"))));
    }

    // The Durable HTTP API, page by page: every instance there is, not only those that were asked for.
    private async Task<IReadOnlyDictionary<string, string>> InstancesAsync()
    {
        Dictionary<string, string> instances = [];
        await foreach (JsonElement instance in client.InstancesAsync())
        {
            instances.Add(instance.GetProperty("instanceId").GetString()!, instance.GetProperty("runtimeStatus").GetString()!);
        }

        return instances;
    }

    private async Task<int> LengthAsync(string queue)
    {
        QueueClient named = queues.GetQueueClient(queue);
        if (!await named.ExistsAsync())
        {
            return 0;
        }

        QueueProperties properties = await named.GetPropertiesAsync();
        return properties.ApproximateMessagesCount;
    }
}
