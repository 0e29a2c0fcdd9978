using System.Text.Json.Nodes;
using CareFunctions.Notifications;
using CareFunctions.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CareFunctions.Tests.Notifications;

/// <summary>The official client against a stand-in of the service's documented interface, on this machine.</summary>
public sealed class GovUkNotifyGatewayTests : IAsyncLifetime
{
    private const string Address = "team@somerset.example";
    private static readonly string Key = $"test-{Guid.NewGuid():D}-{Guid.NewGuid():D}";
    private static readonly string TemplateId = Guid.NewGuid().ToString("D");
    private readonly List<JsonNode> taken = [];
    private WebApplication service = null!;
    private int status = 201;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        service = builder.Build();
        service.MapPost("/v2/notifications/email", async (HttpRequest request) =>
        {
            request.Headers.Authorization.ToString().ShouldStartWith("Bearer ");
            var body = (await JsonNode.ParseAsync(request.Body))!;
            if (status != 201)
            {
                return Results.Json(
                    new { status_code = status, errors = new[] { new { error = "BadRequestError", message = $"{body["email_address"]} is not on the list" } } }, statusCode: status);
            }

            taken.Add(body);
            return Results.Json(
                new
                {
                    id = Guid.NewGuid(), reference = body["reference"]!.GetValue<string>(), uri = "u", content = new { subject = "s", body = "b", from_email = "f" },
                    template = new { id = TemplateId, version = 1, uri = "u" },
                },
                statusCode: 201);
        });
        service.MapGet("/v2/notifications", (string reference) => Results.Json(new
        {
            notifications = taken.Where(one => one["reference"]!.GetValue<string>() == reference).Select(_ => new { id = Guid.NewGuid(), reference, status = "sending" }),
            links = new { current = "u" },
        }));
        await service.StartAsync();
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task Send_AMessage_IsTakenWithTemplateSubjectBodyAndReference()
    {
        using var gateway = Gateway();
        (await gateway.WasTakenAsync("m-1", CancellationToken.None)).ShouldBeFalse();

        await gateway.SendAsync(Address, "Subject", "Body\n* line", "m-1", CancellationToken.None);

        var one = taken.ShouldHaveSingleItem();
        one["email_address"]!.GetValue<string>().ShouldBe(Address);
        one["template_id"]!.GetValue<string>().ShouldBe(TemplateId);
        one["personalisation"]!["subject"]!.GetValue<string>().ShouldBe("Subject");
        one["personalisation"]!["body"]!.GetValue<string>().ShouldBe("Body\n* line");
        (await gateway.WasTakenAsync("m-1", CancellationToken.None)).ShouldBeTrue();
        (await gateway.WasTakenAsync("m-2", CancellationToken.None)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Send_Refused_SaysTheStatusAndNotTheAddress(int refusal)
    {
        status = refusal;
        using var gateway = Gateway();

        var fault = await Should.ThrowAsync<MessageGatewayException>(() => gateway.SendAsync(Address, "s", "b", "m", CancellationToken.None));

        fault.Message.ShouldContain(refusal.ToString(System.Globalization.CultureInfo.InvariantCulture));
        fault.ToString().ShouldNotContain(Address);
    }

    [Fact]
    public async Task Send_NobodyThere_IsAFaultOfTheGateway()
    {
        using var gateway = Gateway("http://127.0.0.1:9");

        await Should.ThrowAsync<MessageGatewayException>(() => gateway.SendAsync(Address, "s", "b", "m", CancellationToken.None));
    }

    private GovUkNotifyGateway Gateway(string? address = null) => new(Options.Create(new CareOptions
    {
        Notify = new NotifyOptions
        {
            ApiKey = Key,
            TemplateId = TemplateId,
            BaseUrl = address ?? service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(),
        },
    }));
}
