using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Tests.Emails;

/// <summary>How well a half of the labelled mailbox is read. The printed score has counts only, so that it may be looked at for the held-out half.</summary>
public sealed class LabelledScore
{
    private static readonly string[] FieldNames =
    [
        "hoursPerWeekFrom", "hoursPerWeekTo", "hoursPerWeekDelta", "effectiveDate", "endDate", "holdUntil", "startDate", "weeklyRate", "outcome", "registration", "urgent",
    ];

    private readonly SortedDictionary<string, (int Right, int Of)> intents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldCount> fields = FieldNames.ToDictionary(name => name, _ => new FieldCount());
    private readonly SortedDictionary<string, int> wrongActionsByIntent = new(StringComparer.Ordinal);
    private int caseRefsRight;
    private int certain;
    private int certainActedOn;

    public int Messages { get; private set; }

    /// <summary>Messages acted on which a person should have seen, or acted on with another intent or case than the label's, or with a value that it does not have.</summary>
    public int WrongActions { get; private set; }

    public double IntentsRight => Share(intents.Values.Sum(one => one.Right), Messages);

    public double CaseRefsRight => Share(caseRefsRight, Messages);

    /// <summary>Fields read as labelled, of all that are labelled or read.</summary>
    public double FieldsRight => Share(fields.Values.Sum(one => one.Right), fields.Values.Sum(one => one.Of));

    public double CertainActedOn => Share(certainActedOn, certain);

    /// <summary>One line for each message that was not read as labelled. Never printed for the held-out half.</summary>
    public List<string> Misreadings { get; } = [];

    public void Add(LabelledMessage labelled, EmailReading reading, bool acts)
    {
        Messages++;
        var read = JsonSerializer.SerializeToNode(reading, CareJson.Options)!.AsObject();
        var faults = new List<string>();

        var intentRight = read["intent"]!.GetValue<string>() == labelled.Intent;
        var (right, of) = intents.GetValueOrDefault(labelled.Intent);
        intents[labelled.Intent] = (right + (intentRight ? 1 : 0), of + 1);
        if (!intentRight)
        {
            faults.Add($"intent {read["intent"]} for {labelled.Intent}");
        }

        var refsRight = reading.CaseRefs.Select(one => one.ToString()).Order().SequenceEqual(labelled.CaseRefs.Order());
        caseRefsRight += refsRight ? 1 : 0;
        if (!refsRight)
        {
            faults.Add($"cases [{string.Join(' ', reading.CaseRefs)}] for [{string.Join(' ', labelled.CaseRefs)}]");
        }

        var noneFalse = Compare(labelled.Fields, read["fields"]!.AsObject(), faults);
        var actsRightly = labelled.MayAct && intentRight && refsRight && noneFalse;
        certain += labelled.MayAct ? 1 : 0;
        certainActedOn += labelled.MayAct && acts ? 1 : 0;
        if (acts && !actsRightly)
        {
            WrongActions++;
            wrongActionsByIntent[labelled.Intent] = wrongActionsByIntent.GetValueOrDefault(labelled.Intent) + 1;
            faults.Add("WRONG ACTION");
        }
        else if (labelled.MayAct && !acts)
        {
            faults.Add("not acted on");
        }

        if (faults.Count > 0)
        {
            Misreadings.Add($"{labelled.Id}: {string.Join("; ", faults)}");
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{Messages} messages: intents {IntentsRight:P1}, cases {CaseRefsRight:P1}, fields {FieldsRight:P1}, wrong actions {WrongActions}, acted on {certainActedOn} of {certain} certain ({CertainActedOn:P1})");
        foreach (var (intent, (right, of)) in intents)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {intent,-24} {right,3} of {of,3}{(wrongActionsByIntent.TryGetValue(intent, out var wrong) ? $"  wrong actions {wrong}" : "")}");
        }

        foreach (var name in FieldNames)
        {
            var count = fields[name];
            text.AppendLine(CultureInfo.InvariantCulture, $"  {name,-24} {count.Right,3} of {count.Of,3}  wrong {count.Wrong}, missing {count.Missing}, extra {count.Extra}");
        }

        return text.ToString();
    }

    // Whether nothing is read that the label does not have; what is missing stops no action by itself.
    private bool Compare(JsonObject labelled, JsonObject read, List<string> faults)
    {
        var noneFalse = true;
        foreach (var name in FieldNames)
        {
            var (stated, found) = (Value(labelled[name]), Value(read[name]));
            var count = fields[name];
            if (stated is null && (found is null || (name == "hoursPerWeekDelta" && FollowsFromTheOthers(labelled, found))))
            {
                continue;
            }

            var right = stated == found;
            noneFalse &= right || found is null;
            count.Right += right ? 1 : 0;
            count.Wrong += !right && stated is not null && found is not null ? 1 : 0;
            count.Missing += found is null ? 1 : 0;
            count.Extra += stated is null ? 1 : 0;
            if (!right)
            {
                faults.Add($"{name} {found ?? "-"} for {stated ?? "-"}");
            }
        }

        return noneFalse;
    }

    private static bool FollowsFromTheOthers(JsonObject labelled, string delta) =>
        Number(labelled["hoursPerWeekFrom"]) is { } from && Number(labelled["hoursPerWeekTo"]) is { } to
        && decimal.Parse(delta, CultureInfo.InvariantCulture) == decimal.Round(to - from, 2);

    private static decimal? Number(JsonNode? node) => node is null ? null : decimal.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    // To two decimals: seven visits of twenty minutes are 2.3333 hours, and labelled 2.33.
    private static string? Value(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.Number => Number(node)!.Value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => node.ToString(),
    };

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private sealed class FieldCount
    {
        public int Right { get; set; }

        public int Wrong { get; set; }

        public int Missing { get; set; }

        public int Extra { get; set; }

        public int Of => Right + Wrong + Missing + Extra;
    }
}
