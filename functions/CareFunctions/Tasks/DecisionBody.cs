using System.Globalization;
using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Http;

namespace CareFunctions.Tasks;

/// <summary>Reads a decision on a task: <c>{"outcome": …, "reason": …, "details": {…}}</c>.</summary>
public sealed record DecisionBody(string Outcome, string Reason, IReadOnlyDictionary<string, string> Details)
{
    private const int LongestReason = 1000;
    private const int LongestList = 50;
    private const decimal MostMoney = 1_000_000m;

    /// <summary>The decision, or the problem with every fault: 400 if it is no JSON, 422 if it does not fit the task.</summary>
    public static (DecisionBody? Body, Problem? Problem) Read(ReadOnlyMemory<byte> text, CareTask task)
    {
        var (document, unsound) = JsonBody.Parse(text);
        if (unsound is not null)
        {
            return (null, JsonBody.ProblemOf(unsound));
        }

        using (document!)
        {
            var faults = new List<ProblemFault>();
            var body = Read(document!.RootElement, task, faults);
            return faults.Count > 0 ? (null, Problem.Unprocessable(faults)) : (body, null);
        }
    }

    /// <summary>Whether it repeats a decision word for word.</summary>
    public bool SaysTheSameAs(TaskDecision made)
    {
        ArgumentNullException.ThrowIfNull(made);
        return made.Outcome == Outcome && made.Reason == Reason && made.Details.Count == Details.Count
            && Details.All(detail => made.Details.TryGetValue(detail.Key, out var value) && value == detail.Value);
    }

    private static DecisionBody? Read(JsonElement root, CareTask task, List<ProblemFault> faults)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new ProblemFault("", "wrong-type", "A decision is an object."));
            return null;
        }

        foreach (var member in root.EnumerateObject().Where(member => member.Name is not ("outcome" or "reason" or "details")))
        {
            faults.Add(new ProblemFault(BodyText.Pointer(member.Name), "unknown-property", "A decision has outcome, reason and details."));
        }

        var outcome = BodyText.Read(root, "outcome", 100, faults);
        if (outcome is not null && !task.Outcomes.Contains(outcome, StringComparer.Ordinal))
        {
            faults.Add(new ProblemFault("/outcome", "not-allowed", $"This task can be decided as {string.Join(", ", task.Outcomes)}."));
        }

        var reason = BodyText.Read(root, "reason", LongestReason, faults);
        var details = DetailsOf(root, task, outcome, faults);
        return outcome is null || reason is null ? null : new DecisionBody(outcome, reason, details);
    }

    private static Dictionary<string, string> DetailsOf(JsonElement root, CareTask task, string? outcome, List<ProblemFault> faults)
    {
        var details = new Dictionary<string, string>();
        var given = root.TryGetProperty("details", out var found) ? found : default;
        if (given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            faults.Add(new ProblemFault("/details", "wrong-type", "Details are an object."));
            return details;
        }

        if (given.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in given.EnumerateObject())
            {
                if (task.Fields.FirstOrDefault(field => field.Name == member.Name) is not { } field)
                {
                    faults.Add(new ProblemFault("/details" + BodyText.Pointer(member.Name), "unknown-property", task.Fields.Count == 0
                        ? "This task takes no details."
                        : $"Details of this task are {string.Join(", ", task.Fields.Select(known => known.Name))}."));
                }
                else if (Value(field.Type, member.Value, task.Council) is { } value)
                {
                    details[field.Name] = value;
                }
                else
                {
                    faults.Add(new ProblemFault("/details/" + field.Name, "wrong-form", Expectation(field.Type)));
                }
            }
        }

        faults.AddRange(task.Fields
            .Where(field => outcome is not null && field.RequiredFor.Contains(outcome)
                && (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty(field.Name, out _)))
            .Select(field => new ProblemFault("/details/" + field.Name, "missing", Expectation(field.Type))));
        return details;
    }

    private static string? Value(TaskFieldType type, JsonElement value, Council council) => type switch
    {
        TaskFieldType.Text when value.ValueKind == JsonValueKind.String
            && value.GetString()!.Trim() is { Length: > 0 and <= 200 } text && !BodyText.HasControl(text) => text,
        TaskFieldType.CaseReference when value.ValueKind == JsonValueKind.String && CaseReference.TryParse(value.GetString(), out var reference)
            && reference.Council == council => reference.ToString(),
        TaskFieldType.Date when value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 2000 and < 2100 => value.GetString(),
        TaskFieldType.WeeklyHours when value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var hours)
            && hours is > 0 and <= 168 && hours * 4 == decimal.Truncate(hours * 4) => hours.ToString("0.##", CultureInfo.InvariantCulture),
        TaskFieldType.Money when value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var pounds)
            && pounds is >= 0 and <= MostMoney && decimal.Round(pounds, 2) == pounds => pounds.ToString("0.00", CultureInfo.InvariantCulture),
        TaskFieldType.Number when value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && number is >= -MostMoney and <= MostMoney => number.ToString("0.######", CultureInfo.InvariantCulture),
        TaskFieldType.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False => value.GetBoolean() ? "true" : "false",
        TaskFieldType.List when value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= LongestList
            && value.EnumerateArray().Select(one => Value(TaskFieldType.Text, one, council)).ToList() is var texts && texts.TrueForAll(one => one is not null) =>
            string.Join("; ", texts),
        _ => null,
    };

    private static string Expectation(TaskFieldType type) => type switch
    {
        TaskFieldType.Date => "This is a date as yyyy-MM-dd, from 2000 to 2099.",
        TaskFieldType.WeeklyHours => "This is a number of hours a week: more than 0, at most 168, in quarters of an hour.",
        TaskFieldType.Money => "This is a sum in pounds: from 0 to 1,000,000, with at most two decimals.",
        TaskFieldType.Number => "This is a number from -1,000,000 to 1,000,000.",
        TaskFieldType.Flag => "This is true or false.",
        TaskFieldType.List => "This is a list of 1 to 50 texts of 1 to 200 characters each.",
        TaskFieldType.CaseReference => "This is the reference of a case of this council, for example SOM-104233.",
        _ => "This is a text of 1 to 200 characters.",
    };
}
