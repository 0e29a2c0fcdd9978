using System.Text.Json.Nodes;
using CareFunctions.Tests.Procedures;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Emails;

/// <summary>An email that came over the queue, with the case it is about.</summary>
internal sealed record SentEmail(CareApplication Care, CaseWalk Walk, Mailbag Mail, string Instance)
{
    /// <summary>The one open task of a kind, which says these facts.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="facts">Facts as <c>name=value</c>, parted by spaces.</param>
    public async Task HasTaskAsync(string kind, string facts = "")
    {
        var task = await Walk.TaskAsync(kind);
        SaysFacts(task, facts);
    }

    /// <summary>The email's procedure has ended so, with this note in the case.</summary>
    public async Task HasEndedAsync(string outcome, string? note)
    {
        (await Mail.OutcomeAsync(Instance)).ShouldBe(outcome);
        var steps = (await Walk.NotesAsync()).Where(one => one["instanceId"]!.GetValue<string>() == Instance).Select(one => one["step"]!.GetValue<string>());
        steps.ShouldBe(note is null ? [] : [note]);
    }

    /// <summary>Somebody was told of it.</summary>
    public async Task HasToldAsync(string to, string words) =>
        (await Care.TakeNotificationsAsync()).ShouldContain(
            one => one["to"]!.GetValue<string>() == to && one.ToJsonString(null).Contains(words, StringComparison.Ordinal), $"{to} is told: {words}");

    public static void SaysFacts(JsonObject task, string facts)
    {
        foreach (var fact in facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')))
        {
            task["facts"]![fact[0]]?.GetValue<string>().ShouldBe(fact[1], fact[0]);
            task["facts"]!.AsObject().ShouldContainKey(fact[0]);
        }
    }
}
