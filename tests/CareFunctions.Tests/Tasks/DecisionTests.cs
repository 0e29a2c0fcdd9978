using System.Net;
using CareFunctions.Cases;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tasks;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CareFunctions.Tests.Tasks;

public sealed class DecisionTests
{
    [Fact]
    public async Task Decide_TheSameOutcomeWithOtherDetails_IsNotARepeat()
    {
        await using var care = await CareApplication.StartAsync();
        var task = await DoubtfulEmailAsync(care);
        (await care.DecideAsync(Person.Officer, task, "increase", new { @case = care.Reference, hoursPerWeek = 2 })).Status.ShouldBe(HttpStatusCode.OK);

        var other = await care.DecideAsync(Person.Officer, task, "increase", new { @case = care.Reference, hoursPerWeek = 4 });
        var same = await care.DecideAsync(Person.Officer, task, "increase", new { hoursPerWeek = 2, @case = care.Reference });

        other.Status.ShouldBe(HttpStatusCode.Conflict, other.Text);
        other.ProblemCode.ShouldBe("already-decided");
        same.Status.ShouldBe(HttpStatusCode.OK, same.Text);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task Decide_ADateOutsideOfAnyCase_IsAFault(string startsOn)
    {
        await using var care = await CareApplication.StartAsync();
        var task = await DoubtfulEmailAsync(care);
        var answer = await care.DecideAsync(Person.Officer, task, "increase", new { @case = care.Reference, hoursPerWeek = 2, startsOn });
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/details/startsOn");
    }

    [Fact]
    public async Task ReadEmail_ByAPerson_TheNoteSaysWhoAndWhy()
    {
        await using var care = await CareApplication.StartAsync();
        var task = await DoubtfulEmailAsync(care);
        await care.DecideAsync(Person.Officer, task, "increase", new { @case = care.Reference, hoursPerWeek = 2 }, "Rang the provider.");

        var note = (await care.NotesAsync()).ShouldHaveSingleItem();
        note["step"]!.GetValue<string>().ShouldBe("requested");
        note["who"]!.GetValue<string>().ShouldBe("Ada Officer (invented) (SourcingCare)");
        note["what"]!.GetValue<string>().ShouldEndWith("Reason: Rang the provider.");
    }

    [Fact]
    public async Task ReadEmail_ThatAsksForNoIncrease_IsNotedInTheCaseItNames()
    {
        await using var care = await CareApplication.StartAsync();
        var task = await DoubtfulEmailAsync(care);

        await care.DecideAsync(Person.Officer, task, "not-an-increase", reason: "It asks about an invoice.");

        var note = (await care.NotesAsync()).ShouldHaveSingleItem();
        note["who"]!.GetValue<string>().ShouldBe("Ada Officer (invented) (SourcingCare)");
        note["what"]!.GetValue<string>().ShouldContain("It asks about an invoice.");
    }

    [Fact]
    public async Task Decide_LosesAgainstADecline_HoursSetAsideAreFree()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email());
        var id = await care.TaskAsync(TaskKinds.AuthoriseTemporaryIncrease);
        await care.DecideAsync(Person.SecondOfficer, id, "decline");
        CaseReference.TryParse(care.Reference, out var reference).ShouldBeTrue();
        var packages = care.Embedded.Services.GetRequiredService<PackageTable>();
        var (task, _) = (await care.Embedded.Services.GetRequiredService<TaskTable>().FindAsync(id, default))!.Value;
        // Where an officer who read the task before the decline has set the hours aside after it.
        var late = new OpenIncrease(task.InstanceId, 4, CivilDays.Starting(new LocalDate(2026, 1, 6), 14));
        await packages.ChangeAsync(reference!, there => there!.With(late), default);

        await care.Embedded.Services.GetServices<IDecisionRule>().Single(rule => rule.Covers(task.Kind)).OvertakenAsync(task, default);

        (await packages.FindAsync(reference!, default))!.Increases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Decide_LosesAgainstAnAuthorisation_HoursSetAsideStay()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email());
        var id = await care.TaskAsync(TaskKinds.AuthoriseTemporaryIncrease);
        await care.DecideAsync(Person.SecondOfficer, id, "authorise");
        var (task, _) = (await care.Embedded.Services.GetRequiredService<TaskTable>().FindAsync(id, default))!.Value;

        await care.Embedded.Services.GetServices<IDecisionRule>().Single(rule => rule.Covers(task.Kind)).OvertakenAsync(task, default);

        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);
    }

    private static async Task<string> DoubtfulEmailAsync(CareApplication care)
    {
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email(from: "somebody@elsewhere.example"));
        return await care.TaskAsync(TaskKinds.ReadEmail);
    }
}
