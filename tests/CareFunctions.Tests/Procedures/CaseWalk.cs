using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tests.Procedures;
using CareFunctions.Core.Worklists;
using CareFunctions.Staff;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Procedures;

/// <summary>A case of any council from the worklist to its end, by people who hold every role of the council and decide what is waiting.</summary>
internal sealed class CaseWalk
{
    private readonly CareApplication _care;
    private readonly Rulebook _rulebook;
    private readonly Person[] _people;

    public CaseWalk(CareApplication care, Council council, int number = 0)
    {
        _care = care;
        _rulebook = ShippedBooks.Rulebooks.First(one => one.Council == council);
        Reference = council.CasePrefix + care.Reference[3..] + (number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture));
        string[] roles = [.. _rulebook.Roles.Select(role => StaffRole.FromRulebook(role.Id))];
        _people =
        [
            new Person("Ina Everyone (invented)", roles, council.Id),
            new Person("Jon Everyone (invented)", roles, council.Id),
        ];
    }

    public string Reference { get; }

    public Council Council => _rulebook.Council;

    /// <summary>Reassigns a worklist with everything on file that the rulebook asks for, and lets run what follows.</summary>
    /// <returns>Where to ask how it stands.</returns>
    public async Task<string> ReassignAsync(
        string service, RequestKind request, object? details = null, bool evidence = true, string? id = null, string? supersedes = null)
    {
        var answer = await SendAsync(service, request, details, evidence, id, supersedes);
        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        await _care.RunAsync();
        return answer.Location!.AbsolutePath;
    }

    /// <summary>Reassigns a worklist that may be refused.</summary>
    public Task<Answer> SendAsync(
        string service, RequestKind request, object? details = null, bool evidence = true, string? id = null, string? supersedes = null) =>
        _care.SystemAsync(HttpMethod.Post, "/api/worklist-reassignments", Event(service, request, details, evidence, id, supersedes), "application/cloudevents+json");

    /// <summary>The event of a reassigned worklist.</summary>
    public string Event(string service, RequestKind request, object? details = null, bool evidence = true, string? id = null, string? supersedes = null)
    {
        var rules = _rulebook.Service(service)!.Rules;
        var kinds = rules.Evidence.Where(rule => (rule.Requests ?? [RequestKind.Source]).Contains(request)).Select(rule => rule.AnyOf[0])
            .Concat(rules.Gates.Where(rule => (rule.Requests ?? [RequestKind.Source]).Contains(request)).Select(rule => rule.AnyOf[0]))
            .Concat(rules.Guards.Where(rule => (rule.Requests ?? [RequestKind.Source]).Contains(request)).Select(rule => rule.AnyOf[0]))
            .Where(_ => evidence).Distinct().Select(kind => new JsonObject { ["kind"] = kind, ["date"] = "2026-01-02", ["status"] = "agreed" });
        var route = rules.Routes.First(one => one.Channel == Channel.Worklist && one.From == Requester.Worker);
        var body = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id ?? Guid.NewGuid().ToString("n"),
            ["source"] = "/tests/worklist",
            ["type"] = "worklist.reassigned",
            ["data"] = new JsonObject
            {
                ["council"] = Council.Id,
                ["caseRef"] = Reference,
                ["fromTeam"] = "Operational Team",
                ["toTeam"] = route.To,
                ["request"] = JsonNamingPolicy.KebabCaseLower.ConvertName(request.ToString()),
                ["service"] = service,
                ["requestedBy"] = "staff-77",
                ["evidence"] = new JsonArray([.. kinds]),
                ["details"] = details is null ? new JsonObject() : JsonSerializer.SerializeToNode(details),
            },
        };
        if (supersedes is not null)
        {
            body["data"]!["supersedes"] = supersedes;
        }

        return body.ToJsonString();
    }

    public async Task<IReadOnlyList<JsonObject>> TasksAsync(string state = "open")
    {
        var answer = await _care.GetAsync(_people[0], $"/api/tasks?case={Reference}&state={state}");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return [.. answer.Json["tasks"]!.AsArray().Select(task => task!.AsObject())];
    }

    public async Task<JsonObject> TaskAsync(string kind) =>
        (await TasksAsync()).Where(task => task["kind"]!.GetValue<string>() == kind).ShouldHaveSingleItem($"the open tasks are {string.Join(", ", (await TasksAsync()).Select(task => task["kind"]))}");

    /// <summary>Decides every task as it comes, with its first outcome, until none is left but clocks.</summary>
    /// <param name="decided">Called after each decision.</param>
    /// <param name="until">A kind of task at which to stop.</param>
    public async Task<IReadOnlyList<string>> WalkAsync(Func<int, Task>? decided = null, string? until = null)
    {
        var walked = new List<string>();
        while ((await TasksAsync()).FirstOrDefault(task => task["kind"]!.GetValue<string>() is not ("decide-clock" or "extend-clock" or "amend-clock")) is { } task
            && task["kind"]!.GetValue<string>() != until)
        {
            walked.Add(task["kind"]!.GetValue<string>());
            walked.Count.ShouldBeLessThan(60, string.Join(", ", walked));
            await DecideAsync(task);
            await (decided?.Invoke(walked.Count) ?? Task.CompletedTask);
        }

        return walked;
    }

    public async Task DecideAsync(JsonObject task, string? outcome = null)
    {
        var chosen = outcome ?? task["outcomes"]![0]!.GetValue<string>();
        if (task["answeredBy"]!.AsArray().Any(rule => rule!["penPicture"]?.GetValue<bool>() is true && rule["outcome"]!.GetValue<string>() == chosen))
        {
            await MakePictureAsync(task["facts"]!["service"]!.GetValue<string>());
            return;
        }

        var details = new JsonObject();
        foreach (var field in task["fields"]!.AsArray().Where(field => field!["requiredFor"]!.AsArray().Any(one => one!.GetValue<string>() == chosen)))
        {
            details[field!["name"]!.GetValue<string>()] = field["type"]!.GetValue<string>() switch
            {
                "date" => _care.Embedded.Clock.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "weekly-hours" => 10,
                "money" or "number" => 300,
                "flag" => false,
                "list" => new JsonArray("first", "second"),
                _ => "prv-willow",
            };
        }

        foreach (var person in _people)
        {
            var answer = await _care.DecideAsync(person, task["id"]!.GetValue<string>(), chosen, details.Count == 0 ? null : details);
            if (answer.Status != HttpStatusCode.Forbidden)
            {
                answer.Status.ShouldBe(HttpStatusCode.OK, $"{task["kind"]}: {answer.Text}");
                return;
            }
        }

        Assert.Fail($"Nobody may decide {task["kind"]}, in the role {task["role"]}.");
    }

    /// <summary>Makes a pen picture of the case and settles it.</summary>
    /// <returns>The opportunity's reference.</returns>
    public async Task<string> MakePictureAsync(string service, string outcome = "confirm")
    {
        var opportunity = await DraftPictureAsync(service);
        await DecideAsync((await TasksAsync()).Single(task => task["facts"]!["opportunity"]?.GetValue<string>() == opportunity), outcome);
        return opportunity;
    }

    /// <summary>Makes a pen picture of the case that waits to be confirmed.</summary>
    /// <returns>The opportunity's reference.</returns>
    public async Task<string> DraftPictureAsync(string service)
    {
        var made = await _care.StaffAsync(_people[0], HttpMethod.Post, "/api/pen-pictures", new JsonObject
        {
            ["council"] = Council.Id,
            ["caseRef"] = Reference,
            ["service"] = service,
            ["needs"] = new JsonArray("personal-care"),
        });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        await _care.RunAsync();
        return made.Json["opportunity"]!.GetValue<string>();
    }

    public async Task<JsonNode> StatusAsync(string path) => (await _care.SystemAsync(HttpMethod.Get, path)).Json;

    public async Task<IReadOnlyList<JsonObject>> NotesAsync() =>
        [.. (await _care.GetAsync(_people[0], $"/api/cases/{Council.Id}/{Reference}/notes")).Json["notes"]!.AsArray().Select(note => note!.AsObject())];

    public async Task<JsonObject> CaseAsync() => (await _care.GetAsync(_people[0], $"/api/cases/{Council.Id}/{Reference}")).Json.AsObject();

    public async Task<bool> IntactAsync() =>
        (await _care.GetAsync(_people[0], $"/api/cases/{Council.Id}/{Reference}/notes/verify")).Json["intact"]!.GetValue<bool>();
}
