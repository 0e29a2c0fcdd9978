using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CareSystems.Simulator;

/// <summary>
/// Eclipse, SWIFT, Proactis, LAS and Mosaic in one process on 127.0.0.1, as their connectors see them: a token endpoint, a command endpoint each, and a look
/// at what they hold. They check token, signature and idempotency key, remember what they answered, refuse what is impossible, and fail as told.
/// </summary>
public sealed class CareSystemsSimulator : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly SimulatorOptions _options;
    private readonly AccessTokens _tokens;
    private readonly LaterAnswers _later;
    private readonly FaultPlan _faults;
    private readonly Dictionary<string, SystemLedger> _ledgers;

    private CareSystemsSimulator(WebApplication application, SimulatorOptions options, TimeProvider clock)
    {
        _application = application;
        _options = options;
        _tokens = new AccessTokens(options, clock);
        _later = new LaterAnswers(options);
        _faults = new FaultPlan(options);
        _ledgers = SimulatorOptions.Systems.ToDictionary(system => system, _ => new SystemLedger(options.UnknownServicesAreActive));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>How many tokens were issued.</summary>
    public int TokensIssued => _tokens.Issued;

    /// <summary>How many requests with a command came in, whatever became of them.</summary>
    public int Requests { get; private set; }

    /// <summary>Starts it.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="clock">The time by which tokens end and timestamps are judged.</param>
    public static async Task<CareSystemsSimulator> StartAsync(SimulatorOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        var application = builder.Build();
        var simulator = new CareSystemsSimulator(application, options, clock);
        application.MapPost("/oauth2/token", simulator._tokens.IssueAsync);
        application.MapPost("/systems/{system}/commands", simulator.CommandAsync);
        application.MapGet("/systems/{system}/cases/{reference}", simulator.Show);
        application.MapPut("/systems/{system}/cases/{reference}/services/{service}", simulator.Enter);
        await application.StartAsync();
        return simulator;
    }

    /// <summary>A system's memory.</summary>
    public SystemLedger Ledger(string system) => _ledgers[system];

    /// <summary>What goes wrong with the next commands to a system, in this order; after them, what the rates say.</summary>
    public void Next(string system, params ReadOnlySpan<SimulatedFault> faults) => _faults.Next(system, faults);

    /// <summary>Posts every answer that was promised with 202.</summary>
    /// <returns>How many.</returns>
    public Task<int> PostLaterAnswersAsync() => _later.PostAllAsync();

    /// <summary>Loses every answer that was promised with 202; asked again, the system says it at once.</summary>
    public void LoseLaterAnswers() => _later.Lose();

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        _later.Dispose();
        await _application.DisposeAsync();
    }

    /// <summary>Waits until the process is asked to stop.</summary>
    public Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    private async Task<IResult> CommandAsync(string system, HttpContext http)
    {
        Requests++;
        if (!_ledgers.TryGetValue(system, out var ledger))
        {
            return Refusal(404, "There is no such system");
        }

        if (!_tokens.Accepts(http.Request))
        {
            return Refusal(401, "The token is missing or not good any more");
        }

        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer);
        if (_tokens.SignatureFault(http.Request, buffer.ToArray()) is { } unsigned)
        {
            return Refusal(403, unsigned);
        }

        ReceivedCommand command;
        try
        {
            command = JsonSerializer.Deserialize<ReceivedCommand>(buffer.ToArray(), JsonSerializerOptions.Web)!;
        }
        catch (JsonException)
        {
            return Refusal(400, "The command cannot be read");
        }

        if (command.System != system || http.Request.Headers["Idempotency-Key"] != command.CorrelationId)
        {
            return Refusal(400, "The address or the idempotency key is not the command's");
        }

        await Task.Delay(_options.Delay, TimeProvider.System, http.RequestAborted);
        return Answer(http, ledger, command, System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private IResult Answer(HttpContext http, SystemLedger ledger, ReceivedCommand command, string body)
    {
        // What was answered with a promise stays one until it is kept or lost.
        if (_later.Has(command.CorrelationId))
        {
            return Results.Accepted();
        }

        switch (_faults.Draw(command.System))
        {
            case SimulatedFault.LoseRequest:
                http.Abort();
                return Results.Empty;
            case SimulatedFault.LoseAnswer:
                ledger.Apply(command, body);
                http.Abort();
                return Results.Empty;
            case SimulatedFault.ServerError:
                return Refusal(503, "The system is being maintained");
            case SimulatedFault.Busy:
                http.Response.Headers.RetryAfter = "120";
                return Refusal(429, "The system is busy");
            case SimulatedFault.WithdrawToken:
                _tokens.Withdraw(http.Request);
                return Refusal(401, "The token was withdrawn");
            case SimulatedFault.Refuse:
                return Refusal(422, ledger.Refuse(command, body, "The system will not have it"));
            case SimulatedFault.AnswerLater when !ledger.Knows(command.CorrelationId):
                var why = ledger.Apply(command, body);
                _later.Promise(new LaterAnswer(command.CorrelationId, command.InstanceId, why is null, why));
                return Results.Accepted();
            default:
                return ledger.Apply(command, body) is { } refusal ? Refusal(409, refusal) : Results.Json(new { detail = "Entered" });
        }
    }

    private IResult Show(string system, string reference) =>
        _ledgers.TryGetValue(system, out var ledger) && ledger.Show(reference) is { } found
            ? Results.Content(found, "application/json")
            : Refusal(404, "The system does not have this case");

    private IResult Enter(string system, string reference, string service, EnteredService entered)
    {
        if (!_ledgers.TryGetValue(system, out var ledger))
        {
            return Refusal(404, "There is no such system");
        }

        ledger.Enter(reference, service, entered.Provider, entered.HoursPerWeek);
        return Results.NoContent();
    }

    private static IResult Refusal(int status, string title) => Results.Problem(title: title, statusCode: status);

    private sealed record EnteredService(string? Provider, decimal? HoursPerWeek);
}
