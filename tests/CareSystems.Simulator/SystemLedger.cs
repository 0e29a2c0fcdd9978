using System.Text.Json;

namespace CareSystems.Simulator;

/// <summary>One system's memory: what each case has, and what was said to each command.</summary>
public sealed class SystemLedger(bool unknownServicesAreActive)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, CareCase> _cases = [];
    private readonly Dictionary<string, (string Body, string? Refusal)> _answers = [];

    /// <summary>Makes a change, or says why not; the same command again is told the same and changes nothing.</summary>
    /// <param name="command">The command.</param>
    /// <param name="body">Its text: another one under the same key is refused.</param>
    /// <returns>Null when it is made; otherwise why not, for ever.</returns>
    public string? Apply(ReceivedCommand command, string body)
    {
        lock (_lock)
        {
            if (_answers.TryGetValue(command.CorrelationId, out var given))
            {
                return given.Body == body ? given.Refusal : "The idempotency key was used for another command";
            }

            var refusal = Change(command);
            _answers[command.CorrelationId] = (body, refusal);
            return refusal;
        }
    }

    /// <summary>Refuses a command for ever, as a system would for a reason of its own.</summary>
    public string Refuse(ReceivedCommand command, string body, string reason)
    {
        lock (_lock)
        {
            return _answers.TryAdd(command.CorrelationId, (body, reason)) ? reason : _answers[command.CorrelationId].Refusal ?? reason;
        }
    }

    /// <summary>Whether this command was answered before.</summary>
    public bool Knows(string correlationId)
    {
        lock (_lock)
        {
            return _answers.ContainsKey(correlationId);
        }
    }

    /// <summary>A case as JSON, or null when the system does not have it.</summary>
    public string? Show(string reference)
    {
        lock (_lock)
        {
            return _cases.TryGetValue(reference, out var found) ? JsonSerializer.Serialize(found, JsonSerializerOptions.Web) : null;
        }
    }

    /// <summary>The changes made for a case, in their order.</summary>
    public IReadOnlyList<MadeChange> ChangesOf(string reference)
    {
        lock (_lock)
        {
            return _cases.TryGetValue(reference, out var found) ? [.. found.Changes] : [];
        }
    }

    /// <summary>Enters an active service by hand, as staff would.</summary>
    public void Enter(string reference, string service, string? provider, decimal? hoursPerWeek)
    {
        lock (_lock)
        {
            Case(reference).Services[service] = new CareService { State = ServiceState.Active, Provider = provider, HoursPerWeek = hoursPerWeek };
        }
    }

    /// <summary>Ends a service by hand, as staff would.</summary>
    /// <exception cref="InvalidOperationException">The case has no such service.</exception>
    public void End(string reference, string service, string lastDay)
    {
        lock (_lock)
        {
            if (!Case(reference).Services.TryGetValue(service, out var held))
            {
                throw new InvalidOperationException($"{reference} has no {service}.");
            }

            (held.State, held.EndDate) = (ServiceState.Ended, lastDay);
        }
    }

    private CareCase Case(string reference)
    {
        if (!_cases.TryGetValue(reference, out var found))
        {
            _cases[reference] = found = new CareCase();
        }

        return found;
    }

    private string? Change(ReceivedCommand command)
    {
        var held = Case(command.Case);
        if (command.Kind == "note")
        {
            held.Notes.Add(command.Text ?? "");
            held.Changes.Add(Made(command));
            return null;
        }

        if (!held.Services.TryGetValue(command.Service, out var service))
        {
            service = new CareService { State = unknownServicesAreActive ? ServiceState.Active : ServiceState.None };
        }

        if (Impossible(command.Kind, service.State) is { } refusal)
        {
            return refusal;
        }

        held.Services[command.Service] = service;
        service.State = command.Kind switch
        {
            "award" => ServiceState.Awarded,
            "activate" or "resume" => ServiceState.Active,
            "suspend" => ServiceState.Suspended,
            "deactivate" => ServiceState.Ended,
            _ => service.State,
        };
        service.Provider = command.Provider ?? service.Provider;
        service.HoursPerWeek = command.HoursPerWeekTo ?? service.HoursPerWeek;
        service.WeeklyRate = command.WeeklyRate ?? service.WeeklyRate;
        service.StartDate = command.StartDate ?? service.StartDate;
        service.EndDate = command.Kind is "suspend" ? service.EndDate : command.EndDate ?? service.EndDate;
        held.Changes.Add(Made(command));
        return null;
    }

    private static MadeChange Made(ReceivedCommand command) =>
        new(command.CorrelationId, command.Kind, command.Service, command.EffectiveDate, command.HoursPerWeekTo);

    private static string? Impossible(string kind, ServiceState state) => (kind, state) switch
    {
        ("award", ServiceState.Awarded or ServiceState.Active or ServiceState.Suspended) => "A contract is awarded already",
        ("activate", ServiceState.Active or ServiceState.Suspended) => "The service is active already",
        ("amend", not (ServiceState.Active or ServiceState.Awarded)) => "The service is not active",
        ("suspend", not (ServiceState.Active or ServiceState.Awarded)) => "The service is not active",
        ("resume", not ServiceState.Suspended) => "The service is not suspended",
        ("deactivate", ServiceState.None) => "The service does not exist",
        ("deactivate", ServiceState.Ended) => "The service has ended already",
        ("award" or "activate" or "amend" or "suspend" or "resume" or "deactivate", _) => null,
        _ => "The system does not know this kind of command",
    };
}
