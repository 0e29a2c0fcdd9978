using System.Globalization;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareSystems.Simulator;

namespace Demonstration;

/// <summary>One case of a council on stage: its worklists, the colleagues who decide its tasks over HTTP, and what the systems hold of it in the end.</summary>
internal sealed class CaseOnStage
{
    private static readonly string[] Names = ["Ada", "Bilal", "Carys", "Dewi", "Ewa", "Femi", "Grace", "Hana", "Idris", "Jo"];

    private readonly Stage _stage;
    private readonly Council _council;
    private readonly Person _onlooker;
    private int _events;

    /// <param name="stage">The stage, which was opened with council systems.</param>
    /// <param name="council">The council.</param>
    public CaseOnStage(Stage stage, Council council)
    {
        (_stage, _council) = (stage, council);
        Reference = CaseReference.TryCreate(council, "104233", out var reference) ? reference : throw new InvalidOperationException("The case has no reference.");
        _onlooker = new Person("An onlooker (invented)", council.Id, ["SourcingCare"]);
        stage.Watch(Reference);
        stage.Watch(new CaseWatch(stage, _onlooker, Reference.ToString()));
    }

    /// <summary>The case.</summary>
    public CaseReference Reference { get; }

    /// <summary>A worklist is reassigned in the council's case system.</summary>
    /// <param name="fromTeam">Who reassigns it.</param>
    /// <param name="toTeam">To whom.</param>
    /// <param name="request">What is asked, for example <c>source</c>.</param>
    /// <param name="service">For which service.</param>
    /// <param name="evidence">What is on file, as <c>kind</c> or <c>kind=agreed</c>.</param>
    /// <param name="flags">The circumstances.</param>
    /// <param name="details">Hours, dates, the provider.</param>
    public Task ReassignAsync(
        string fromTeam, string toTeam, string request, string service, string[]? evidence = null, string[]? flags = null, JsonObject? details = null)
    {
        var said = details is null ? "" : ", " + string.Join(", ", details.Select(one => $"{one.Key} {one.Value}"));
        _stage.Line("worklist", $"{fromTeam} reassigns {Reference} to {toTeam}: {request} {service}{said}");
        var data = new JsonObject
        {
            ["council"] = _council.Id,
            ["caseRef"] = Reference.ToString(),
            ["fromTeam"] = fromTeam,
            ["toTeam"] = toTeam,
            ["request"] = request,
            ["service"] = service,
            ["evidence"] = new JsonArray([.. (evidence ?? []).Select(OnFile)]),
            ["flags"] = new JsonArray([.. (flags ?? []).Select(flag => JsonValue.Create(flag))]),
        };
        if (details is not null)
        {
            data["details"] = details;
        }

        return _stage.PostEventAsync(new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"demonstration-{++_events}"),
            ["source"] = $"/{_council.Id}/worklists",
            ["type"] = $"uk.gov.{_council.Id}.worklist.reassigned",
            ["data"] = data,
        });
    }

    /// <summary>The colleague whose role it is decides an open task of the case.</summary>
    /// <param name="kind">The task's kind: the id of the procedure's step.</param>
    /// <param name="outcome">What is decided.</param>
    /// <param name="reason">Why.</param>
    /// <param name="details">What the decision says beyond its outcome.</param>
    /// <exception cref="InvalidOperationException">There is not exactly one such task.</exception>
    public async Task DecideAsync(string kind, string outcome, string reason, object? details = null)
    {
        var open = (await _stage.GetAsync(_onlooker, $"/api/tasks?case={Reference}&kind={kind}"))["tasks"]!.AsArray();
        if (open is not [{ } task])
        {
            throw new InvalidOperationException($"{open.Count} tasks {kind} of {Reference} are open, not one.");
        }

        var role = task["role"]!.GetValue<string>();
        var colleague = new Person($"{Names[role.Sum(letter => letter) % Names.Length]} (invented)", _council.Id, [role]);
        _stage.Line("decides", $"{colleague.Name}, {role}: {outcome}");
        await _stage.PostAsync(
            colleague, $"/api/tasks/{task["id"]!.GetValue<string>()}/decision", details is null ? new { outcome, reason } : (object)new { outcome, reason, details });
    }

    /// <summary>Shows what the systems hold in the end, and that the record is whole.</summary>
    /// <exception cref="InvalidOperationException">A note was altered, or is missing.</exception>
    public async Task CloseAsync()
    {
        _stage.Part("In the end");
        foreach (var system in SimulatorOptions.Systems)
        {
            if (_stage.Systems.Ledger(system).Show(Reference.ToString()) is { } held)
            {
                foreach (var (service, facts) in JsonNode.Parse(held)!["services"]!.AsObject())
                {
                    _stage.Line(system + " holds", $"{service}: {string.Join(", ", facts!.AsObject().Where(one => one.Value is not null).Select(one => $"{one.Key} {one.Value}"))}");
                }
            }
        }

        var found = await _stage.GetAsync(_onlooker, $"/api/cases/{_council.Id}/{Reference}/notes/verify");
        if (!found["intact"]!.GetValue<bool>())
        {
            throw new InvalidOperationException($"The case notes are not those that were written: {found["sentence"]}");
        }

        _stage.Line("verified", $"{found["count"]} case notes, each as it was written.");
    }

    private static JsonObject OnFile(string said) => said.Split('=') is [var kind, var status]
        ? new JsonObject { ["kind"] = kind, ["date"] = "2025-12-01", ["status"] = status }
        : new JsonObject { ["kind"] = said, ["date"] = "2025-12-01" };
}
