using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.Worklists;
using NodaTime.Text;

namespace CareFunctions.Core.Contracts;

/// <summary>What the schema of a worklist reassignment cannot say, and the way from JSON to the record.</summary>
internal static class WorklistReassignmentContract
{
    // These start nothing that could stand in another request's place.
    private static readonly string[] Answering = ["review-completed", "withdraw", "close", "died"];

    public static IReadOnlyList<ContractFault> FaultsBeyondSchema(JsonElement root)
    {
        var data = root.GetProperty("data");
        var faults = FaultsOfData(data);
        return Text(data, "supersedes") == root.GetProperty("id").GetString()
            ? [.. faults, new ContractFault("/data/supersedes", FaultCodes.Contradiction, "An event cannot take the place of itself: give the id of an earlier one.")]
            : faults;
    }

    public static IReadOnlyList<ContractFault> FaultsOfData(JsonElement data)
    {
        var faults = new List<ContractFault>();
        _ = Council.TryParse(data.GetProperty("council").GetString(), out var council);
        if (!CaseReference.TryParse(data.GetProperty("caseRef").GetString(), out var reference))
        {
            faults.Add(new ContractFault("/data/caseRef", FaultCodes.WrongForm, $"Must be the council's letters and {CaseReference.MinimumDigits} to {CaseReference.MaximumDigits} digits, for example {council!.CasePrefix}-104233."));
        }
        else if (reference.Council != council)
        {
            faults.Add(new ContractFault("/data/caseRef", FaultCodes.Contradiction, $"Must be a case of the council given: its references start with {council!.CasePrefix}."));
        }

        if (data.TryGetProperty("supersedes", out _) && Answering.Contains(data.GetProperty("request").GetString()!))
        {
            faults.Add(new ContractFault("/data/supersedes", FaultCodes.Contradiction, "Only a request for a service or for a change to one takes the place of another."));
        }

        if (data.TryGetProperty("details", out var details))
        {
            DetailFaults(details, data.GetProperty("request").GetString()!, faults);
        }
        else if (data.GetProperty("request").GetString() == "increase")
        {
            faults.Add(new ContractFault("/data/details", FaultCodes.Missing, "An increase says the hours a week before and after it and the day it takes effect."));
        }

        return faults;
    }

    public static WorklistReassignment From(JsonElement root) => new(
        root.GetProperty("id").GetString()!,
        root.GetProperty("source").GetString()!,
        root.GetProperty("type").GetString()!,
        root.TryGetProperty("time", out var time) ? OffsetDateTimePattern.Rfc3339.Parse(time.GetString()!).Value.ToInstant() : null,
        RequestFrom(root.GetProperty("data")),
        Text(root.GetProperty("data"), "supersedes"));

    public static IntendedRequest IntendedFrom(JsonElement data) => new(RequestFrom(data), Text(data, "supersedes"));

    private static WorklistRequest RequestFrom(JsonElement element)
    {
        var data = element.Deserialize<RequestShape>(CareJson.Options)!;
        return new WorklistRequest(
            data.Council,
            data.CaseRef,
            data.FromTeam,
            data.ToTeam,
            data.Request,
            data.Service,
            data.Urgency,
            data.RequestedBy,
            data.Evidence ?? [],
            data.Details ?? new WorklistDetails(),
            data.Flags ?? []);
    }

    private static void DetailFaults(JsonElement details, string request, List<ContractFault> faults)
    {
        var from = Number(details, "hoursPerWeekFrom");
        var to = Number(details, "hoursPerWeekTo");
        if (Text(details, "startDate") is { } start && Text(details, "endDate") is { } end && string.CompareOrdinal(end, start) < 0)
        {
            faults.Add(new ContractFault("/data/details/endDate", FaultCodes.Contradiction, "Must not be before the start date."));
        }

        if (Text(details, "effectiveDate") is { } first && Text(details, "restartDate") is { } again && string.CompareOrdinal(again, first) <= 0)
        {
            faults.Add(new ContractFault("/data/details/restartDate", FaultCodes.Contradiction, "Must be after the day from which it is suspended."));
        }

        // An ending's first day without the service follows its last day; every other change begins before it ends.
        if (request != "end" && Text(details, "effectiveDate") is { } begins && Text(details, "endDate") is { } ends && string.CompareOrdinal(ends, begins) < 0)
        {
            faults.Add(new ContractFault("/data/details/endDate", FaultCodes.Contradiction, "Must not be before the day from which the change applies."));
        }

        if (request == "increase")
        {
            Require(details, "hoursPerWeekFrom", faults);
            Require(details, "hoursPerWeekTo", faults);
            Require(details, "effectiveDate", faults);
            if (to <= from)
            {
                faults.Add(new ContractFault("/data/details/hoursPerWeekTo", FaultCodes.Contradiction, "An increase must end with more hours than it starts from."));
            }
        }
        else if (request == "reduce" && to >= from)
        {
            faults.Add(new ContractFault("/data/details/hoursPerWeekTo", FaultCodes.Contradiction, "A reduction must end with fewer hours than it starts from."));
        }
    }

    private static void Require(JsonElement details, string name, List<ContractFault> faults)
    {
        if (!details.TryGetProperty(name, out _))
        {
            faults.Add(new ContractFault("/data/details/" + name, FaultCodes.Missing, "An increase says the hours a week before and after it and the day it takes effect."));
        }
    }

    private static decimal? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetDecimal() : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private sealed record RequestShape(
        Council Council,
        CaseReference CaseRef,
        string FromTeam,
        string ToTeam,
        RequestKind Request,
        string Service,
        Urgency Urgency = Urgency.Routine,
        string? RequestedBy = null,
        IReadOnlyList<EvidenceOnFile>? Evidence = null,
        WorklistDetails? Details = null,
        IReadOnlyList<string>? Flags = null);
}
