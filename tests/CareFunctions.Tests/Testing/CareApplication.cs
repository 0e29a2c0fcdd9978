using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CareFunctions.Storage;
using Embedded.Testing;
using Microsoft.Azure.Functions.Worker.Builder;

namespace CareFunctions.Tests.Testing;

/// <summary>The whole application in this process, on a virtual clock and real storage, as staff and systems see it.</summary>
internal sealed class CareApplication : IAsyncDisposable
{
    private static int numbers = 100_000 + (Environment.ProcessId % 1000);

    private readonly EmbeddedApplication application;
    private readonly Dictionary<Person, string> cookies = [];
    private readonly HashSet<string> told = [];

    static CareApplication() => Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Development");

    private CareApplication(EmbeddedApplication application, string storage)
    {
        this.application = application;
        Storage = storage;
        Reference = $"SOM-{Interlocked.Increment(ref numbers)}";
    }

    /// <summary>A case of this test's own.</summary>
    public string Reference { get; }

    public string Storage { get; }

    public EmbeddedApplication Embedded => application;

    public static async Task<CareApplication> StartAsync(
        bool evict = false, string connectors = "", Action<FunctionsApplicationBuilder>? configure = null, string rulebookFolder = "rulebook",
        IReadOnlyDictionary<string, string?>? settings = null, DateTimeOffset? start = null, bool sweep = false, bool upkeep = false)
    {
        var storage = await LocalStorage.ConnectionStringOfAnAccountAsync();
        var application = await EmbeddedApplication.StartAsync(new EmbeddedApplicationOptions
        {
            FunctionAssembly = typeof(CareFunctionsApplication).Assembly,
            Configure = builder => builder.ConfigureFunctionsWebApplication().AddCareFunctions(),
            ConfigureTest = configure,
            StorageConnectionString = storage,
            Settings = new Dictionary<string, string?>([.. settings ?? new Dictionary<string, string?>(), .. Upkeep.Where(_ => !upkeep)])
            {
                ["Care:TrustPrincipalHeader"] = "true",
                ["Care:Connectors"] = connectors,
                ["Care:DailySweep"] = sweep ? "true" : "false",
                ["Care:RulebookFolder"] = rulebookFolder,
                // A message that failed waits in the emulator, by the real clock: a test does not.
                ["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00",
            },
            EvictAfterEveryStep = evict,
            Start = start ?? new EmbeddedApplicationOptions { FunctionAssembly = typeof(CareFunctionsApplication).Assembly }.Start,
        });
        return new CareApplication(application, storage);
    }

    // What mends and renews by itself several times a day: half of all that happens in a virtual year, and nothing in most tests.
    private static readonly IReadOnlyDictionary<string, string?> Upkeep =
        new[] { "SweepPoisonQueues", "RedeliverDecisions", "CompleteLists", "KeepGraphSubscriptions" }.ToDictionary(name => $"AzureWebJobs.{name}.Disabled", _ => (string?)"true");

    public Task RunAsync() => application.RunUntilIdleAsync();

    public Task AdvanceAsync(TimeSpan by) => application.AdvanceAsync(by);

    public Task AdvanceToAsync(DateTimeOffset at) => application.AdvanceAsync(at - application.Clock.GetUtcNow());

    public TableClient Table(string name) => new(Storage, name);

    public QueueClient Queue(string name)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return new QueueClient(Storage, name, options);
    }

    public Task<Answer> SystemAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json") =>
        SystemAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), contentType);

    public async Task<Answer> SystemAsync(HttpMethod method, string path, byte[]? body, string? contentType)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (contentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }
        }

        using var response = await application.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>A request of somebody who is signed in, or of a stranger.</summary>
    public async Task<Answer> StaffAsync(Person? person, HttpMethod method, string path, object? body = null)
    {
        using var client = application.CreateClient();
        using var request = new HttpRequestMessage(method, path);
        if (person is not null)
        {
            request.Headers.Add("Cookie", await CookieAsync(client, person));
        }

        if (body is not null)
        {
            request.Content = body is RawJson raw ? raw.Content() : JsonContent.Create(body);
        }

        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(Person? person, string path) => StaffAsync(person, HttpMethod.Get, path);

    /// <summary>Every item of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(Person person, string path, string name)
    {
        var items = new List<JsonObject>();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        for (var page = $"{path}{separator}limit=500"; ;)
        {
            var answer = await GetAsync(person, page);
            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
            items.AddRange(answer.Json[name]!.AsArray().Select(item => item!.AsObject()));
            if (answer.Json["next"] is not { } next)
            {
                return items;
            }

            page = $"{path}{separator}limit=500&after={next.GetValue<string>()}";
        }
    }

    public async Task RegisterAsync(decimal planHours = 14)
    {
        var answer = await SystemAsync(HttpMethod.Put, $"/api/cases/somerset/{Reference}", $$"""
            {"planHoursPerWeek":{{planHours}},"provider":"sunrise-homecare","service":"domiciliary-care","providerSenders":["@sunrise.example"]}
            """);
        answer.Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);
    }

    public string Email(decimal hours = 4, string? text = null, string from = "office@sunrise.example", string? id = null) => new JsonObject
    {
        ["id"] = "AAMk-invented",
        ["internetMessageId"] = id ?? $"<{Guid.NewGuid():n}@sunrise.example>",
        ["subject"] = $"{Reference}: increase",
        ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Sunrise office (invented)", ["address"] = from } },
        ["receivedDateTime"] = application.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["body"] = new JsonObject
        {
            ["contentType"] = "text",
            ["content"] = text ?? $"Please increase the care for {Reference} by {hours} hours a week from 6 January 2026.",
        },
        ["hasAttachments"] = false,
    }.ToJsonString();

    /// <summary>Hands the text to a queue and lets everything run that follows.</summary>
    public async Task SendAsync(string queue, string text)
    {
        await Queue(queue).SendMessageAsync(text);
        await RunAsync();
    }

    public Task<IReadOnlyList<JsonObject>> TasksAsync(string? kind = null, string state = "open") =>
        AllAsync(Person.Officer, $"/api/tasks?case={Reference}&state={state}{(kind is null ? "" : "&kind=" + kind)}", "tasks");

    public async Task<string> TaskAsync(string kind, string state = "open") =>
        (await TasksAsync(kind, state)).ShouldHaveSingleItem()["id"]!.GetValue<string>();

    public async Task<Answer> DecideAsync(Person person, string taskId, string outcome, object? details = null, string reason = "As agreed at the review.")
    {
        var answer = await StaffAsync(person, HttpMethod.Post, $"/api/tasks/{taskId}/decision", details is null
            ? new { outcome, reason }
            : new { outcome, reason, details });
        await RunAsync();
        return answer;
    }

    public async Task DecideOpenAsync(Person person, string kind, string outcome, object? details = null)
    {
        var answer = await DecideAsync(person, await TaskAsync(kind), outcome, details);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
    }

    public async Task<IReadOnlyList<string>> NoteStepsAsync() =>
        [.. (await NotesAsync()).Select(note => note["step"]!.GetValue<string>())];

    public async Task<IReadOnlyList<JsonObject>> NotesAsync() =>
        [.. (await GetAsync(Person.Officer, $"/api/cases/somerset/{Reference}/notes")).Json["notes"]!.AsArray().Select(note => note!.AsObject())];

    public async Task<JsonObject> CaseAsync() => (await GetAsync(Person.Officer, $"/api/cases/somerset/{Reference}")).Json.AsObject();

    /// <summary>Every notification about this test's case that was not taken before, the earliest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> TakeNotificationsAsync()
    {
        var today = DateOnly.FromDateTime(application.Clock.GetUtcNow().UtcDateTime);
        var notifications = await AllAsync(
            Person.Officer, $"/api/notifications?case={Reference}&from={today.AddDays(-364):yyyy-MM-dd}&to={today.AddDays(1):yyyy-MM-dd}", "notifications");
        return [.. notifications.Reverse().Where(one => told.Add(one["id"]!.GetValue<string>()))];
    }

    public async Task<IReadOnlyList<JsonObject>> TakeAsync(string queue)
    {
        var taken = new List<JsonObject>();
        while ((await Queue(queue).ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await Queue(queue).DeleteMessageAsync(message.MessageId, message.PopReceipt);
                var json = JsonNode.Parse(message.Body.ToString())!.AsObject();
                if (json["case"]?.GetValue<string>() == Reference)
                {
                    taken.Add(json);
                }
            }
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        if (HistoryRecording.Folder is { } folder)
        {
            await HistoryRecording.SaveAsync(application.DurableClient, folder);
        }

        await application.DisposeAsync();
    }

    private async Task<string> CookieAsync(HttpClient client, Person person)
    {
        if (!cookies.TryGetValue(person, out var cookie))
        {
            using var response = await client.PostAsJsonAsync("/.auth/login/development", new
            {
                name = person.Name,
                roles = person.Roles,
                claims = new { council = person.Council },
            });
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            cookie = cookies[person] = response.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        }

        return cookie;
    }
}
