using System.Text.Json;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Emails;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Core.Worklists;
using static CareFunctions.Core.Rulebooks.RulebookConsistency;

namespace CareFunctions.Core.Procedures;

/// <summary>What a schema cannot say of a book of procedures: that what is referred to exists, that every step has what its kind needs, that nothing
/// lapses in silence, that every procedure can start.</summary>
internal static class ProcedureConsistency
{
    /// <summary>The intents of emails, in kebab-case.</summary>
    public static IReadOnlyList<string> Intents { get; } = [.. Enum.GetNames<EmailIntent>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    public static IReadOnlyList<ContractFault> Faults(ProcedureBook book, ProcedureVocabulary vocabulary)
    {
        var faults = new List<ContractFault>();
        Ids("/forms", (book.Forms ?? []).Select(one => one.Id), faults);
        Ids("/procedures", book.Procedures.Select(one => one.Id), faults);
        Each(book.Guidance, "/guidance", (one, at) => Each(one.Services, at + "/services", (id, place) => Known(id, vocabulary.Services, "service", place, faults)));
        Each(book.Roles, "/roles", (one, at) => Known(one.Team, vocabulary.Teams, "team", at + "/team", faults));
        Each(book.Services, "/services", (one, at) => Known(one.Owner, vocabulary.Teams, "team", at + "/owner", faults));
        faults.AddRange(ClockConsistency.Faults(book.Clocks ?? [], vocabulary.Teams, vocabulary.RoleIds));
        Starts(book, vocabulary, faults);
        Used(book, faults);
        Each(book.Procedures, "/procedures", (procedure, at) => StepConsistency.Check(procedure, at, book, vocabulary, faults));
        return faults;
    }

    private static void Starts(ProcedureBook book, ProcedureVocabulary vocabulary, List<ContractFault> faults)
    {
        var seen = new Dictionary<(string, RequestKind), string>();
        Each(book.Procedures, "/procedures", (procedure, at) => Each(procedure.Starts, at + "/starts", (start, place) =>
        {
            Each(start.Emails, place + "/emails", (intent, here) => Known(intent, Intents, "intent of an email", here, faults));
            Each(start.Services, place + "/services", (service, here) =>
            {
                Known(service, vocabulary.Services, "service", here, faults);
                foreach (var request in start.Requests)
                {
                    if (!seen.TryAdd((service, request), procedure.Id))
                    {
                        faults.Add(new ContractFault(here, FaultCodes.Contradiction,
                            $"{Word(request)} of {service} starts {seen[(service, request)]} already; a service and request start one procedure."));
                    }
                }
            });
        }));
    }

    // What nothing starts would look implemented and never run.
    private static void Used(ProcedureBook book, List<ContractFault> faults)
    {
        var steps = book.Procedures.SelectMany(one => one.AllSteps()).ToList();
        Each(book.Procedures, "/procedures", (procedure, at) =>
        {
            if (procedure.Starts is null && book.Document is null && steps.All(one => one.Procedure != procedure.Id))
            {
                faults.Add(new ContractFault(at, FaultCodes.Missing, $"Nothing starts {procedure.Id}: give it starts, or run it from another procedure."));
            }

            if (RunsItself(book, procedure.Id))
            {
                faults.Add(new ContractFault(at, FaultCodes.Contradiction, $"{procedure.Id} would wait for itself: it is run, and waited for, by what it runs."));
            }
        });
        Each(book.Clocks, "/clocks", (clock, at) =>
        {
            if (book.Document is null && steps.All(one => one.Clock != clock.Id && one.Watch != clock.Id))
            {
                faults.Add(new ContractFault(at, FaultCodes.Missing, $"No step runs the clock {clock.Id}."));
            }
        });
    }

    private static bool RunsItself(ProcedureBook book, string id)
    {
        var open = new Queue<string>([id]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var next))
        {
            foreach (var waited in book.Procedure(next)?.AllSteps().Where(one => one is { Procedure: not null, Beside: false }).Select(one => one.Procedure!) ?? [])
            {
                if (waited == id)
                {
                    return true;
                }

                if (seen.Add(waited))
                {
                    open.Enqueue(waited);
                }
            }
        }

        return false;
    }

    private static string Word(RequestKind request) => JsonNamingPolicy.KebabCaseLower.ConvertName(request.ToString());
}
