using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Referrals;

/// <summary>A policy officer's edit takes effect at the next start, without a change of code.</summary>
public sealed class RulebookEditTests : IDisposable
{
    private readonly string folder = "rulebook-" + Guid.NewGuid().ToString("n");

    private static readonly string[] Complete = ["assessment", "support-plan", "hours-breakdown", "eligible-needs", "personal-budget"];

    private string Path => System.IO.Path.Combine(AppContext.BaseDirectory, folder);

    [Fact]
    public async Task Referral_GateAddedToTheRulebook_WaitsUntilItIsAgreed()
    {
        AddGate();
        await using var care = await CareApplication.StartAsync(rulebookFolder: folder);

        await care.SendAsync(Queues.WorkListReassignments, ReferralTests.Event(care, Complete));

        (await care.NoteStepsAsync()).ShouldBe(["waits-for-gate"]);
        (await care.NotesAsync())[0]["what"]!.GetValue<string>().ShouldContain("A package of more than ten hours a week");

        await care.DecideOpenAsync(Person.Officer, "agree-gate", "agreed");

        (await care.NoteStepsAsync()).Take(3).ShouldBe(["waits-for-gate", "gate:long-packages", "accepted"]);
        await care.TaskAsync(TaskKinds.FindProvider);
    }

    [Fact]
    public async Task Referral_GateNotAgreed_SourcesNothingAndTellsTheTeam()
    {
        AddGate();
        await using var care = await CareApplication.StartAsync(rulebookFolder: folder);
        await care.SendAsync(Queues.WorkListReassignments, ReferralTests.Event(care, Complete));

        await care.DecideOpenAsync(Person.Officer, "agree-gate", "not-agreed");

        (await care.NoteStepsAsync()).ShouldBe(["waits-for-gate", "gate:long-packages"]);
        (await care.TakeNotificationsAsync()).ShouldContain(one => one["kind"]!.GetValue<string>() == "referral-not-agreed");
        (await care.TasksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Referral_GateShownByEvidence_IsAcceptedAtOnce()
    {
        AddGate();
        await using var care = await CareApplication.StartAsync(rulebookFolder: folder);

        await care.SendAsync(Queues.WorkListReassignments, ReferralTests.Event(care, [.. Complete, "peer-forum-agreement"]));

        (await care.NoteStepsAsync())[0].ShouldBe("accepted");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void AddGate()
    {
        const string includes = "    clauses: [SOM-DOM-01]\n    includes: [signed-off, self-funders, changes]\n";
        Edit(includes, includes + """
                gates:
                  - id: long-packages
                    what: A package of more than ten hours a week
                    where: Eclipse
                    by: [peer-forum]
                    anyOf: [peer-forum-agreement]
                    when: { hoursPerWeek: { moreThan: 10 } }
                    clauses: [SOM-CPX-02]

            """.ReplaceLineEndings("\n"));
    }

    private void Edit(string old, string replacement)
    {
        Directory.CreateDirectory(Path);
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "rulebook"), "*.procedures.yaml"))
        {
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)), overwrite: true);
        }

        foreach (var council in new[] { "croydon.yaml", "medway.yaml" })
        {
            File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "rulebook", council), System.IO.Path.Combine(Path, council), overwrite: true);
        }

        var text = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "rulebook", "somerset.yaml")).ReplaceLineEndings("\n");
        text.ShouldContain(old);
        File.WriteAllText(System.IO.Path.Combine(Path, "somerset.yaml"), text.Replace(old, replacement, StringComparison.Ordinal));
    }
}
