using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Emails;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Emails;

public sealed class RepeatedEmailTests
{
    [Fact]
    public async Task Send_SameTextAgainWithinTheHour_HasOneEffect()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();

        var first = await PostAsync(care, care.Email());
        await care.AdvanceAsync(TimeSpan.FromMinutes(60));
        var again = await PostAsync(care, care.Email());

        again["instanceId"]!.GetValue<string>().ShouldBe(first["instanceId"]!.GetValue<string>());
        again["repeated"]!.GetValue<bool>().ShouldBeTrue();
        (await care.TasksAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Send_SameTextAgainLater_IsAnotherRequest()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();

        await PostAsync(care, care.Email());
        await care.AdvanceAsync(TimeSpan.FromMinutes(61));
        var again = await PostAsync(care, care.Email());

        again["repeated"]!.GetValue<bool>().ShouldBeFalse();
        (await care.TasksAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_SameTextOfAnotherSender_IsAnotherRequest()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();

        await PostAsync(care, care.Email());
        (await PostAsync(care, care.Email(from: "rota@sunrise.example")))["repeated"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Send_SameWordsWithAttachments_AreTwoRequests()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();

        await PostAsync(care, WithAttachment(care.Email()));
        (await PostAsync(care, WithAttachment(care.Email())))["repeated"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Send_FirstOneNeverStarted_TheSecondIsNotLost()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        var email = care.Email();
        var received = care.Embedded.Services.GetRequiredService<ReceivedEmailTable>();
        var message = Core.Contracts.ContractReader.GraphMessage(System.Text.Encoding.UTF8.GetBytes(email)).Value!;
        await received.FirstOfTextAsync(Council.Somerset, Core.Emails.EmailFingerprint.Of(message)!, "email-" + new string('0', 40), care.Embedded.Clock.GetUtcNow(), default);

        (await PostAsync(care, email))["repeated"]!.GetValue<bool>().ShouldBeFalse();
        (await care.TasksAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Send_SameMessageToTwoCouncils_IsTwoPiecesOfWork()
    {
        await using var care = await CareApplication.StartAsync();
        var email = care.Email();

        var somerset = await PostAsync(care, email, "?council=somerset");
        var medway = await PostAsync(care, email, "?council=medway");

        medway["repeated"]!.GetValue<bool>().ShouldBeFalse();
        medway["instanceId"]!.GetValue<string>().ShouldNotBe(somerset["instanceId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Send_AnyEmail_IsKeptAsItCameWithoutTheContentOfItsAttachments()
    {
        await using var care = await CareApplication.StartAsync();
        var long_ = string.Concat(Enumerable.Repeat("Gwydion \ud83d\udc1d says: ", 60_000));
        var email = WithAttachment(care.Email(text: long_));

        var accepted = await PostAsync(care, email, "?council=somerset");

        var kept = JsonNode.Parse((await care.Embedded.Services.GetRequiredService<ReceivedEmailTable>()
            .FindAsync(Council.Somerset, accepted["instanceId"]!.GetValue<string>(), default))!)!;
        kept["body"]!["content"]!.GetValue<string>().ShouldBe(long_);
        kept["attachments"]![0]!["name"]!.GetValue<string>().ShouldBe("form.pdf");
        kept["attachments"]![0]!["contentBytes"].ShouldBeNull();
    }

    private static string WithAttachment(string email)
    {
        var message = JsonNode.Parse(email)!.AsObject();
        message["hasAttachments"] = true;
        message["attachments"] = new JsonArray(new JsonObject { ["name"] = "form.pdf", ["contentType"] = "application/pdf", ["contentBytes"] = "JVBERi0=" });
        return message.ToJsonString();
    }

    private static async Task<JsonObject> PostAsync(CareApplication care, string email, string query = "")
    {
        var answer = await care.SystemAsync(HttpMethod.Post, "/api/provider-emails" + query, email);
        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        await care.RunAsync();
        return answer.Json.AsObject();
    }
}
