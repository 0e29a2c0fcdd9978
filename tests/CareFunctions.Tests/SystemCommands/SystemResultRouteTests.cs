using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.SystemCommands;

public sealed class SystemResultRouteTests
{
    private const string Route = "/api/system-results";

    [Fact]
    public async Task Post_AResultThatIsWaitedFor_LetsTheProcedureGoOnOnce()
    {
        await using var care = await CareApplication.StartAsync(connectors: "swift");
        await care.RegisterAsync();
        await care.SendAsync("provider-emails", care.Email());
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        var command = (await care.TakeAsync(Queues.SystemCommands)).ShouldHaveSingleItem();
        var result = new JsonObject
        {
            ["correlationId"] = command["correlationId"]!.GetValue<string>(), ["instanceId"] = command["instanceId"]!.GetValue<string>(), ["done"] = true,
        }.ToJsonString();

        foreach (var _ in new[] { 1, 2 })
        {
            var answer = await care.SystemAsync(HttpMethod.Post, Route, result);
            answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
            answer.Location!.AbsolutePath.ShouldBe($"/api/status/{command["instanceId"]!.GetValue<string>()}");
            await care.RunAsync();
        }

        (await care.NoteStepsAsync()).Count(step => step == "amend-hours-up").ShouldBe(1);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"correlationId":"c","instanceId":"nobody","done":true}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"correlationId":"c","done":"yes","more":1}""", HttpStatusCode.UnprocessableEntity)]
    public async Task Post_WhatIsNoResult_IsAnsweredWithEveryFault(string body, HttpStatusCode status)
    {
        await using var care = await CareApplication.StartAsync();

        var answer = await care.SystemAsync(HttpMethod.Post, Route, body);

        answer.Status.ShouldBe(status);
        answer.ContentType.ShouldBe("application/problem+json");
    }
}
