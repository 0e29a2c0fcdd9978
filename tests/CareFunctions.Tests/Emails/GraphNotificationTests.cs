using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Emails;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Emails;

public sealed class GraphNotificationTests
{
    private const string Path = "/api/graph/notifications";
    private const string Secret = "an invented secret of the subscription";
    private const string Mailbox = "sourcingcare@somerset.example";

    private readonly FakeMailboxAccess access = new();

    [Fact]
    public async Task Post_ValidationToken_IsEchoedAsTextWithoutAKey()
    {
        await using var care = await StartAsync();
        using var stranger = care.Embedded.CreateClient();

        using var answer = await stranger.PostAsync($"{Path}?validationToken=Validation%3A+Testing+client+application+1%2F2", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("Validation: Testing client application 1/2");
    }

    [Fact]
    public async Task Post_HostileValidationToken_ComesBackHarmlessOrNotAtAll()
    {
        await using var care = await StartAsync();

        var script = await care.SystemAsync(HttpMethod.Post, $"{Path}?validationToken={Uri.EscapeDataString("<script>alert(1)</script>")}");
        var split = await care.SystemAsync(HttpMethod.Post, $"{Path}?validationToken=a%0D%0Ab");
        var flood = await care.SystemAsync(HttpMethod.Post, $"{Path}?validationToken={new string('x', 2001)}&council=atlantis");

        script.Text.ShouldBe("&lt;script&gt;alert(1)&lt;/script&gt;");
        split.Status.ShouldBe(HttpStatusCode.BadRequest);
        flood.Faults.Select(fault => fault.Pointer).ShouldBe(["/council", "/validationToken"], ignoreOrder: true);
    }

    [Fact]
    public async Task Post_NewMessage_IsFetchedAndItsProcedureStarted()
    {
        await using var care = await StartAsync();
        await care.RegisterAsync();
        access.Messages[new(Mailbox, "AAMk1")] = Encoding.UTF8.GetBytes(care.Email());

        var answer = await NotifyAsync(care, Notification($"Users/{Mailbox}/Messages/AAMk1"));
        await care.RunAsync();

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        answer.Text.ShouldBeEmpty();
        (await care.TasksAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Post_SameMessageNotifiedTwice_HasOneEffect()
    {
        await using var care = await StartAsync();
        await care.RegisterAsync();
        access.Messages[new(Mailbox, "AAMk1")] = Encoding.UTF8.GetBytes(care.Email());

        await NotifyAsync(care, Notification($"Users/{Mailbox}/Messages/AAMk1"), Notification($"users('{Mailbox}')/messages('AAMk1')"));
        await care.RunAsync();
        await NotifyAsync(care, Notification($"Users/{Mailbox}/Messages/AAMk1"));
        await care.RunAsync();

        (await care.TasksAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("an invented secret of the subscriptioN")]
    [InlineData("an invented secret of the subscription ")]
    public async Task Post_WithoutTheSecret_IsRefusedAndNothingIsFetched(string? secret)
    {
        await using var care = await StartAsync();
        await care.RegisterAsync();
        access.Messages[new(Mailbox, "AAMk1")] = Encoding.UTF8.GetBytes(care.Email());

        var answer = await NotifyAsync(care, Notification($"Users/{Mailbox}/Messages/AAMk1", secret));
        await care.RunAsync();

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.ProblemCode.ShouldBe("client-state");
        (await care.TasksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_NoSecretConfigured_BelievesNothing()
    {
        await using var care = await CareApplication.StartAsync();

        (await NotifyAsync(care, Notification("Users/u/Messages/m", ""))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_SomeWithTheSecret_OnlyThoseAreTaken()
    {
        await using var care = await StartAsync();
        await care.RegisterAsync();
        access.Messages[new(Mailbox, "AAMk1")] = Encoding.UTF8.GetBytes(care.Email());
        access.Messages[new(Mailbox, "AAMk2")] = Encoding.UTF8.GetBytes(care.Email(hours: 3));

        var answer = await NotifyAsync(care, Notification($"Users/{Mailbox}/Messages/AAMk1", "a stranger's guess"), Notification($"Users/{Mailbox}/Messages/AAMk2"));
        await care.RunAsync();

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        (await care.TasksAsync()).ShouldHaveSingleItem()["facts"]!["hoursPerWeek"]!.GetValue<string>().ShouldBe("3");
    }

    [Fact]
    public async Task Post_AThousandAtOnce_AreFewQueueMessagesAndEveryOneIsHandled()
    {
        await using var care = await StartAsync();
        var run = Guid.NewGuid().ToString("n");
        var told = Enumerable.Range(0, 1000).Select(number => new NotifiedEmail("s", $"Users/{Mailbox}/Messages/{run}{number}", null, Council.Somerset)).ToList();
        NotifiedEmail.Packed(told).Count.ShouldBeLessThan(10);
        NotifiedEmail.Packed(told).SelectMany(one => one).ShouldBe(told);
        await care.RegisterAsync();
        access.Messages[new(Mailbox, "AAMk19")] = Encoding.UTF8.GetBytes(care.Email());

        (await NotifyAsync(care, [.. Enumerable.Range(0, 20).Select(number => Notification($"Users/{Mailbox}/Messages/AAMk{number}"))])).Status.ShouldBe(HttpStatusCode.Accepted);
        await care.RunAsync();

        (await care.TasksAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[{]")]
    public async Task Queue_WhatThisApplicationDidNotWrite_IsOnTheFailureDesk(string text)
    {
        await using var care = await StartAsync();
        text += new string(' ', 7);

        await care.SendAsync(Queues.GraphNotifications, text);

        (await FailureAsync(care, text))["reasons"]![0]!["code"]!.GetValue<string>().ShouldBe("invalid-json");
    }

    [Fact]
    public async Task Post_NoAccessToTheMailbox_IsOnTheFailureDeskAndCanBeReplayed()
    {
        await using var care = await CareApplication.StartAsync(configure: Settings, upkeep: true);
        var resource = $"Users/{Mailbox}/Messages/{Guid.NewGuid():n}";

        (await NotifyAsync(care, Notification(resource))).Status.ShouldBe(HttpStatusCode.Accepted);
        await care.RunAsync();

        var failure = await FailureAsync(care, resource);
        failure["reasons"]![0]!["code"]!.GetValue<string>().ShouldBe("no-mailbox-access");
        failure["original"]!.GetValue<string>().ShouldNotContain(Secret);
        (await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{failure["id"]}/replay")).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("Users/u/Events/e", "wrong-form")]
    [InlineData("Users/u/Messages/gone", "message-gone")]
    public async Task Post_WhatCannotBeFetched_IsOnTheFailureDesk(string resource, string code)
    {
        await using var care = await StartAsync();
        resource += Guid.NewGuid().ToString("n");

        (await NotifyAsync(care, Notification(resource))).Status.ShouldBe(HttpStatusCode.Accepted);
        await care.RunAsync();

        (await FailureAsync(care, resource))["reasons"]![0]!["code"]!.GetValue<string>().ShouldBe(code);
    }

    [Theory]
    [InlineData("reauthorizationRequired", 1, 0)]
    [InlineData("subscriptionRemoved", 1, 1)]
    [InlineData("missed", 0, 1)]
    public async Task Post_LifecycleEvent_RenewsOrCatchesUp(string happened, int renewals, int listings)
    {
        await using var care = await StartAsync();
        await care.RunAsync();
        await care.RegisterAsync();
        access.Messages[new(Mailbox, "AAMk1")] = Encoding.UTF8.GetBytes(care.Email());
        access.Subscribed.Clear();

        (await NotifyAsync(care, Lifecycle(happened))).Status.ShouldBe(HttpStatusCode.Accepted);
        await care.RunAsync();

        access.Subscribed.ShouldBe(Enumerable.Repeat((Council.Somerset, Mailbox), renewals));
        access.Listed.Count.ShouldBe(listings);
        (await care.TasksAsync()).Count.ShouldBe(listings);
    }

    [Fact]
    public async Task Timer_AtTheStart_MakesEverySubscription()
    {
        await using var care = await StartAsync();
        await care.RunAsync();

        access.Subscribed.ShouldBe([(Council.Somerset, Mailbox)]);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":[{"clientState":"x"}]}""", HttpStatusCode.UnprocessableEntity)]
    public async Task Post_WhatIsNoNotification_IsAProblem(string body, HttpStatusCode status)
    {
        await using var care = await StartAsync();

        var answer = await care.SystemAsync(HttpMethod.Post, Path, body);

        answer.Status.ShouldBe(status);
        answer.ContentType.ShouldBe("application/problem+json");
    }

    private static JsonObject Notification(string resource, string? secret = Secret) => new()
    {
        ["subscriptionId"] = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07",
        ["changeType"] = "created",
        ["clientState"] = secret,
        ["resource"] = resource,
    };

    private static JsonObject Lifecycle(string happened) => new()
    {
        ["subscriptionId"] = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07",
        ["clientState"] = Secret,
        ["lifecycleEvent"] = happened,
    };

    private static Task<Answer> NotifyAsync(CareApplication care, params JsonNode[] notifications) =>
        care.SystemAsync(HttpMethod.Post, Path, new JsonObject { ["value"] = new JsonArray(notifications) }.ToJsonString());

    private static async Task<JsonObject> FailureAsync(CareApplication care, string resource)
    {
        foreach (var listed in await care.AllAsync(Person.Desk, $"/api/failures?source={Queues.GraphNotifications}", "failures"))
        {
            var failure = (await care.GetAsync(Person.Desk, $"/api/failures/{listed["id"]}")).Json.AsObject();
            if (failure["original"]!.GetValue<string>().Contains(resource, StringComparison.Ordinal))
            {
                return failure;
            }
        }

        throw new InvalidOperationException("The failure desk has nothing of " + resource);
    }

    private static void Settings(FunctionsApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Graph:ClientState"] = Secret,
        ["Mailboxes:Somerset:SourcingCare"] = Mailbox,
    });

    private Task<CareApplication> StartAsync() => CareApplication.StartAsync(upkeep: true, configure: builder =>
    {
        Settings(builder);
        builder.Services.AddSingleton<IMailboxAccess>(access);
    });
}
