using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using CareFunctions;
using CareFunctions.Core.Councils;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Rules;
using CareFunctions.Storage;
using CareFunctions.TimeBoxes;
using CareSystems.Simulator;
using Embedded.Azurite;
using Embedded.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Spectre.Console;

namespace Demonstration;

/// <summary>The whole application on a clock that can be moved, and a terminal on which everything appears that is written about its cases. A play tells
/// people to do something, and lets time pass.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly AzuriteServer _storage;
    private readonly EmbeddedApplication _application;
    private readonly Screen _screen;
    private readonly Dictionary<string, HttpClient> _signedIn = [];
    private readonly Dictionary<CaseReference, int> _notesShown = [];
    private readonly HashSet<string> _told = [];
    private readonly List<CaseWatch> _watches = [];
    private readonly SystemsBeside? _systems;

    private Stage(AzuriteServer storage, EmbeddedApplication application, SystemsBeside? systems, Screen screen) =>
        (_storage, _application, _systems, _screen) = (storage, application, systems, screen);

    /// <summary>The time on stage.</summary>
    public DateTimeOffset Now => _application.Clock.GetUtcNow();

    /// <summary>The client of the task hub.</summary>
    public DurableTaskClient Hub => _application.DurableClient;

    /// <summary>Starts storage and the application, with nothing but what is shipped. Monday, 5 January 2026, nine o'clock.</summary>
    /// <param name="console">Where everything appears.</param>
    /// <param name="withSystems">Whether the council systems stand beside it, simulated; otherwise staff type every change in.</param>
    public static async Task<Stage> OpenAsync(IAnsiConsole console, bool withSystems = false)
    {
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Development");
        var storage = await AzuriteServer.StartAsync();
        var systems = withSystems ? await SystemsBeside.StartAsync() : null;
        try
        {
            var application = await EmbeddedApplication.StartAsync(new EmbeddedApplicationOptions
            {
                FunctionAssembly = typeof(CareFunctionsApplication).Assembly,
                Configure = builder => builder.ConfigureFunctionsWebApplication().AddCareFunctions(),
                ConfigureTest = builder => builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical)),
                StorageConnectionString = storage.ConnectionString,
                Settings = new Dictionary<string, string?>(systems?.Settings ?? new Dictionary<string, string?>())
                {
                    ["Care:TrustPrincipalHeader"] = "true",
                    ["Care:Connectors"] = "",
                    ["Logging:LogLevel:Default"] = "Critical",
                },
            });
            var screen = new Screen(console, application.Clock);
            screen.Widen();
            systems?.GoBy(application.Clock);
            return new Stage(storage, application, systems, screen);
        }
        catch
        {
            if (systems is not null)
            {
                await systems.DisposeAsync();
            }

            await storage.DisposeAsync();
            throw;
        }
    }

    /// <summary>A clock's rule as the council's rulebook has it.</summary>
    public ClockRule Clock(Council council, string id) =>
        _application.Services.GetRequiredService<CouncilRules>().Find(council)!.Books!
            .SelectMany(book => book.Clocks ?? []).First(clock => clock.Id == id);

    /// <summary>The simulated council systems.</summary>
    /// <exception cref="InvalidOperationException">The stage was opened without them.</exception>
    public CareSystemsSimulator Systems => _systems?.Simulator ?? throw new InvalidOperationException("There are no council systems on this stage.");

    /// <summary>A new part of the play.</summary>
    public void Part(string text) => _screen.Part(text);

    /// <summary>Something that happened now.</summary>
    public void Line(string kind, string text) => _screen.Show(9, $"[blue]{kind}[/]  {text}");

    /// <summary>Shows what a watch finds, whenever something has happened.</summary>
    public void Watch(CaseWatch watch) => _watches.Add(watch);

    /// <summary>Reads something as a member of staff.</summary>
    public async Task<JsonNode> GetAsync(Person person, string path) => JsonNode.Parse(await (await SignInAsync(person)).GetStringAsync(path))!;

    /// <summary>Posts something as a member of staff, and shows what follows at once.</summary>
    public async Task PostAsync(Person person, string path, object body)
    {
        using var answer = await (await SignInAsync(person)).PostAsJsonAsync(path, body);
        await ThrowUnlessDoneAsync(answer);
        await SettleAsync();
    }

    /// <summary>Hands a worklist's event in over HTTP, as a case system does, and shows what follows at once.</summary>
    public async Task PostEventAsync(JsonObject happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        using var content = new StringContent(happening.ToJsonString(), System.Text.Encoding.UTF8, "application/cloudevents+json");
        using var answer = await _application.Client.PostAsync(new Uri("/api/worklist-reassignments", UriKind.Relative), content);
        await ThrowUnlessDoneAsync(answer);
        await SettleAsync();
    }

    /// <summary>Says in a line what is about to happen.</summary>
    public void Say(string text) => _screen.Say($"[grey]{text}[/]");

    /// <summary>Registers a case, whose notes appear from then on.</summary>
    public async Task<CaseReference> RegisterAsync(Council council, string reference, string service, decimal planHours, string provider)
    {
        if (!CaseReference.TryParse(reference, out var parsed))
        {
            throw new ArgumentException($"{reference} is no case's reference.", nameof(reference));
        }

        using var answer = await _application.Client.PutAsJsonAsync(
            $"/api/cases/{council.Id}/{reference}",
            new { planHoursPerWeek = planHours, provider, service, providerSenders = new[] { $"@{provider}.example" } });
        await ThrowUnlessDoneAsync(answer);
        Watch(parsed);
        return parsed;
    }

    /// <summary>Shows a case's notes from now on.</summary>
    public void Watch(CaseReference reference) => _notesShown.TryAdd(reference, 0);

    /// <summary>Hands a provider's email in, as Microsoft Graph gives it, and shows what follows at once.</summary>
    public async Task EmailAsync(string provider, string subject, string text)
    {
        _screen.Say($"[blue]{provider} writes:[/] {text}");
        var email = new JsonObject
        {
            ["id"] = "AAMk-invented",
            ["internetMessageId"] = $"<{Guid.NewGuid():n}@{provider}.example>",
            ["subject"] = subject,
            ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = $"{provider} (invented)", ["address"] = $"office@{provider}.example" } },
            ["receivedDateTime"] = Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = text },
            ["hasAttachments"] = false,
        };
        await SendAsync(Queues.ProviderEmails, email.ToJsonString());
    }

    /// <summary>Hands in a worklist reassignment, and shows what follows at once.</summary>
    /// <param name="data">The event's <c>data</c>, as the contract has it.</param>
    public Task ReassignAsync(JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return SendAsync(Queues.WorkListReassignments, new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.NewGuid().ToString("n"),
            ["source"] = "/demonstration",
            ["type"] = "care.worklist.reassigned",
            ["datacontenttype"] = "application/json",
            ["data"] = data,
        }.ToJsonString());
    }

    /// <summary>Runs a clock for a case, as a step of a procedure does.</summary>
    public async Task<string> RunAsync(TimeBoxStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var id = $"demonstration-{start.Clock.Id}-{start.Case}";
        await Hub.ScheduleNewOrchestrationInstanceAsync(TimeBoxOrchestration.Name, start, new StartOrchestrationOptions(id));
        await SettleAsync();
        return id;
    }

    /// <summary>Somebody decides the open task of a kind.</summary>
    public async Task DecideAsync(Person person, CaseReference reference, string kind, string outcome, object? details = null, string reason = "As agreed at the review.")
    {
        var client = await SignInAsync(person);
        var open = JsonNode.Parse(await client.GetStringAsync($"/api/tasks?case={reference}&kind={kind}"))!["tasks"]!.AsArray();
        var task = open.FirstOrDefault() ?? throw new InvalidOperationException($"{reference} has no open task {kind}.");
        _screen.Say($"[blue]{person.Name}:[/] {task["title"]!.GetValue<string>()} [bold]{outcome}[/]");
        using var answer = await client.PostAsJsonAsync(
            $"/api/tasks/{task["id"]!.GetValue<string>()}/decision", details is null ? new { outcome, reason } : (object)new { outcome, reason, details });
        await ThrowUnlessDoneAsync(answer);
        await SettleAsync();
    }

    /// <summary>Lets time pass, and shows what is written while it does.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await _application.AdvanceAsync(time, _ => ShowAsync());
        await ShowAsync();
    }

    /// <summary>Lets time pass until a moment.</summary>
    public Task PassUntilAsync(DateTimeOffset moment) => PassAsync(moment - Now);

    /// <summary>Shows the running clocks as staff see them.</summary>
    public async Task ShowClocksAsync(Person person)
    {
        var client = await SignInAsync(person);
        var clocks = JsonNode.Parse(await client.GetStringAsync("/api/clocks"))!["clocks"]!.AsArray();
        var table = new Table().Title($"What runs on {Now:d MMMM yyyy}").AddColumns("Case", "Clock", "For whom, until when", "What happens then, and why");
        foreach (var clock in clocks)
        {
            var status = clock!["status"];
            var reminder = status?["nextReminder"]?.GetValue<DateTimeOffset>().ToString("d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture);
            var clauses = string.Join(", ", (status?["clauses"]?.AsArray() ?? []).Select(clause => clause!.GetValue<string>()));
            string until = Text(clock, "until") is { Length: > 0 } day ? $"until {day}" : "no last day";
            table.AddRow(new[]
            {
                Text(clock, "case"), Text(status, "name"), $"{Text(clock, "waitingFor")}, {until}; next reminder {reminder ?? "none"}", $"{Text(status, "then")} ({clauses})",
            }.Select(Markup.Escape).ToArray());
        }

        _screen.Write(table);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var client in _signedIn.Values)
        {
            client.Dispose();
        }

        await _application.DisposeAsync();
        if (_systems is not null)
        {
            await _systems.DisposeAsync();
        }

        await _storage.DisposeAsync();
    }

    private async Task SendAsync(string queue, string text)
    {
        await new QueueClient(_storage.ConnectionString, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }).SendMessageAsync(text);
        await SettleAsync();
    }

    private async Task SettleAsync()
    {
        await _application.RunUntilIdleAsync();
        await ShowAsync();
    }

    private async Task ShowAsync()
    {
        foreach (var (reference, shown) in _notesShown.ToList())
        {
            var notes = await _application.Services.GetRequiredService<CareFunctions.CaseNotes.CaseNoteTable>().ListAsync(reference, CancellationToken.None);
            foreach (var note in notes.Skip(shown))
            {
                var at = note.At.InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).TimeOfDay;
                _screen.Show(2, $"{at:HH:mm}  [yellow]{reference}[/]  {note.What} [grey]{note.Who}, {note.Clause}[/]");
            }

            _notesShown[reference] = notes.Count;
        }

        await ShowNotificationsAsync();
        foreach (var watch in _watches)
        {
            await watch.ShowNewAsync();
        }
    }

    private async Task ShowNotificationsAsync()
    {
        var told = new List<JsonNode>();
        foreach (var reference in _notesShown.Keys)
        {
            var kept = await GetAsync(new Person("An onlooker (invented)", reference.Council.Id, ["SourcingCare"]), $"/api/notifications?case={reference}");
            told.AddRange(kept["notifications"]!.AsArray().Where(one => _told.Add(Text(one, "id"))).Select(one => one!));
        }

        foreach (var same in told.OrderBy(one => Text(one, "at"), StringComparer.Ordinal).GroupBy(one => (Case: Text(one, "case"), What: Text(one, "text"))))
        {
            _screen.Show(9, $"[green]to {string.Join(", ", same.Select(one => Text(one, "to")).Order())}:[/] {same.Key.What}");
        }
    }

    private async Task<HttpClient> SignInAsync(Person person)
    {
        var who = $"{person.Name} {person.Council} {string.Join(' ', person.Roles)}";
        if (!_signedIn.TryGetValue(who, out var client))
        {
            _signedIn[who] = client = await _application.SignInAsync(person.Name, person.Roles, new Dictionary<string, string> { ["council"] = person.Council });
        }

        return client;
    }

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";

    private static async Task ThrowUnlessDoneAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
