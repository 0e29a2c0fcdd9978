using System.Net;
using CareFunctions.Storage;
using CareFunctions.Tests.Referrals;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.Hosting;

namespace CareFunctions.Tests.FailureDesk;

public sealed class BrokenProcedureTests
{
    [Fact]
    public async Task Step_ThatCanNeverSucceed_BringsItsProcedureBeforeTheFailureDesk()
    {
        await using var care = await CareApplication.StartAsync(configure: builder => builder.UseMiddleware((context, next) =>
            context.FunctionDefinition.Name == "CheckReferral"
                ? throw new InvalidOperationException("A contradiction about Zoe Invented, born 1 January 1930.")
                : next()));
        var answer = await care.SystemAsync(
            HttpMethod.Post, "/api/worklist-reassignments", ReferralTests.Event(care, ["assessment"]), "application/cloudevents+json");
        await care.RunAsync();

        (await care.SystemAsync(HttpMethod.Get, answer.Location!.AbsolutePath)).Json["status"]!.GetValue<string>().ShouldBe("Failed");
        var instance = answer.Json["instanceId"]!.GetValue<string>();
        var failure = (await care.AllAsync(Person.Desk, "/api/failures?source=procedure", "failures"))
            .Single(one => one!["messageId"]!.GetValue<string>() == instance)!;
        failure["reasons"]![0]!["detail"]!.GetValue<string>().ShouldContain("CheckReferral");
        failure.ToJsonString().ShouldNotContain("Zoe");
        (await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{failure["id"]}/replay")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Step_ThatFailsForAnHour_IsTriedUntilItSucceeds()
    {
        var attempts = 0;
        await using var care = await CareApplication.StartAsync(configure: builder => builder.UseMiddleware((context, next) =>
            context.FunctionDefinition.Name == "CheckReferral" && Interlocked.Increment(ref attempts) < 12
                ? throw new IOException("Storage is away.")
                : next()));
        await care.SendAsync(Queues.WorkListReassignments, ReferralTests.Event(care, ["assessment"]));
        (await care.NoteStepsAsync()).ShouldBeEmpty();

        await care.AdvanceAsync(TimeSpan.FromHours(2));

        attempts.ShouldBe(12);
        (await care.NoteStepsAsync()).ShouldBe(["returned"]);
    }
}
