using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;

namespace CareFunctions.Core.Tests.Emails;

/// <summary>One message of the labelled mailbox, and what a careful officer reads in it.</summary>
public sealed record LabelledMessage(string Id, Council Council, GraphMessage Message, JsonObject Expected)
{
    /// <summary>The folder of messages that others wrote, who knew neither the reader nor the rest of the mailbox.</summary>
    public const string Strangers = "strangers";

    /// <summary>The folder that it is in.</summary>
    public required string Folder { get; init; }

    public string Intent => Expected["intent"]!.GetValue<string>();

    public bool MayAct => Expected["mayActAutomatically"]!.GetValue<bool>();

    public IReadOnlyList<string> CaseRefs => [.. Expected["caseRefs"]!.AsArray().Select(one => one!.GetValue<string>())];

    public JsonObject Fields => Expected["fields"]!.AsObject();

    /// <summary>Reads one half through the published contract, as it would come over the queue.</summary>
    public static IReadOnlyList<LabelledMessage> Half(string half) =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Emails", "Labelled", half), "*.jsonl").Order(StringComparer.Ordinal)
           from line in File.ReadLines(file)
           where line.Length > 0
           select From(JsonNode.Parse(line)!.AsObject(), half),
    ];

    private static LabelledMessage From(JsonObject line, string folder)
    {
        var id = line["id"]!.GetValue<string>();
        Council.TryParse(line["council"]!.GetValue<string>(), out var council).ShouldBeTrue(id);
        var reading = ContractReader.GraphMessage(Encoding.UTF8.GetBytes(line["message"]!.ToJsonString()));
        reading.Faults.ShouldBeEmpty(id);
        return new LabelledMessage(id, council!, reading.Value!, line["expect"]!.AsObject()) { Folder = folder };
    }
}
