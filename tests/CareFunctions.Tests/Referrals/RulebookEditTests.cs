using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Referrals;

/// <summary>A policy officer's edit takes effect at the next start, without a change of code.</summary>
public sealed class RulebookEditTests : IDisposable
{
    private readonly string folder = "rulebook-" + Guid.NewGuid().ToString("n");

    private string Path => System.IO.Path.Combine(AppContext.BaseDirectory, folder);

    [Fact]
    public async Task Referral_GateAddedToTheRulebook_IsHeldUntilItIsAgreed()
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
        await using var care = await CareApplication.StartAsync(rulebookFolder: folder);
        string[] complete = ["assessment", "support-plan", "hours-breakdown", "eligible-needs", "personal-budget"];

        await care.SendAsync(Queues.WorkListReassignments, ReferralTests.Event(care, complete));

        (await care.NoteStepsAsync()).ShouldBe(["held"]);
        (await care.NotesAsync())[0]["what"]!.GetValue<string>().ShouldContain("A package of more than ten hours a week is not agreed yet.");
        var told = (await care.TakeNotificationsAsync()).Single(one => one["kind"]!.GetValue<string>() == "referral-held");
        told["lines"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldContain("SOM-CPX-02");

        await care.SendAsync(Queues.WorkListReassignments, ReferralTests.Event(care, [.. complete, "peer-forum-agreement"]));

        (await care.NoteStepsAsync()).ShouldBe(["held", "accepted"]);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Edit(string old, string replacement)
    {
        Directory.CreateDirectory(Path);
        var text = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "rulebook", "somerset.yaml")).ReplaceLineEndings("\n");
        text.ShouldContain(old);
        File.WriteAllText(System.IO.Path.Combine(Path, "somerset.yaml"), text.Replace(old, replacement, StringComparison.Ordinal));
    }
}
