using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.PenPictures;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Contracts;

/// <summary>What the schema of a pen picture cannot say, and the way from JSON to the record.</summary>
internal static class PenPictureContract
{
    public static IReadOnlyList<ContractFault> FaultsBeyondSchema(JsonElement root)
    {
        _ = Council.TryParse(root.GetProperty("council").GetString(), out var council);
        return !CaseReference.TryParse(root.GetProperty("caseRef").GetString(), out var reference)
            ? [new ContractFault("/caseRef", FaultCodes.WrongForm, $"Must be the council's letters and {CaseReference.MinimumDigits} to {CaseReference.MaximumDigits} digits, for example {council!.CasePrefix}-104233.")]
            : reference.Council != council
                ? [new ContractFault("/caseRef", FaultCodes.Contradiction, $"Must be a case of the council given: its references start with {council!.CasePrefix}.")]
                : [];
    }

    public static PenPictureSubmission From(JsonElement root)
    {
        _ = CaseReference.TryParse(root.GetProperty("caseRef").GetString(), out var reference);
        var onFile = root.TryGetProperty("onFile", out var file) ? file : default;
        var service = root.GetProperty("service").GetString()!;
        var facts = new PenPictureFacts(reference!.Council, service, root.GetProperty("needs").Deserialize<IReadOnlyList<SupportNeed>>(CareJson.Options)!)
        {
            Postcode = Text(root, "postcode"),
            HoursPerWeek = root.TryGetProperty("hoursPerWeek", out var hours) ? hours.GetDecimal() : null,
            VisitsPerDay = root.TryGetProperty("visitsPerDay", out var visits) ? visits.GetInt32() : null,
            TwoCarers = root.TryGetProperty("twoCarers", out var two) && two.GetBoolean(),
            NeededFrom = Date(root, "neededFrom"),
            NeededUntil = Date(root, "neededUntil"),
            Texts = root.TryGetProperty("texts", out var texts)
                ? texts.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
            OnFile = new OnFile
            {
                Names = Texts(onFile, "names"),
                Addresses = Texts(onFile, "addresses"),
                DateOfBirth = Date(onFile, "dateOfBirth"),
                CaseNumber = reference.Number,
            },
        };
        return new PenPictureSubmission(reference, service, facts, Text(root, "findings") == "reject");
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static LocalDate? Date(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && Text(element, name) is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;

    private static IReadOnlyList<string> Texts(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];
}
