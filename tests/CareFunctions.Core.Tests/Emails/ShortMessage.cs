using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Tests.Emails;

/// <summary>A short message that teaches what kind of email is written how: its new text only, who plausibly sends it, what it is and, where somebody said so, what it states and whether a careful officer would let it be acted on.</summary>
public sealed record ShortMessage(string Id, string Intent, Council Council, GraphMessage Message, bool? MayAct, JsonObject? Fields)
{
    private static readonly Instant Received = Instant.FromUtc(2026, 5, 12, 10, 0);

    /// <summary>All of them.</summary>
    public static IEnumerable<ShortMessage> All() =>
        from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Emails", "Labelled", "short"), "*.jsonl").Order(StringComparer.Ordinal)
        from line in File.ReadLines(file).Select((text, at) => (text, at))
        where line.text.Length > 0
        select From(JsonNode.Parse(line.text)!.AsObject(), $"{Path.GetFileNameWithoutExtension(file)}-{line.at + 1}");

    private static ShortMessage From(JsonObject line, string id)
    {
        var (subject, body) = (line["s"]!.GetValue<string>(), line["b"]!.GetValue<string>());
        var council = CouncilOf(subject + " " + body);
        var sender = line["r"]!.GetValue<string>() switch
        {
            "provider" => "office@agency.example",
            "finance" => $"finance@{council.Id}.example",
            "worker" => $"a.worker@{council.Id}.example",
            "housing" => "office@millhousing.example",
            "relative" => "somebody@gmail.com",
            "stranger" => "info@offers.example",
            var other => throw new FormatException($"{id}: who is '{other}'?"),
        };
        var received = line["t"]?.GetValue<string>() is { } time ? InstantPattern.ExtendedIso.Parse(time).Value : Received;
        return new ShortMessage(id, line["i"]!.GetValue<string>(), council, new GraphMessage(id, $"<{id}@mail.example>", subject, sender, received, BodyIsHtml: false, body, AttachmentsPresent: false), line["a"]?.GetValue<bool>(), line["f"]?.AsObject());
    }

    // Whose case it names; most are Somerset's.
    private static Council CouncilOf(string text) =>
        Names(text, "CRO", "LAS", "Liquidlogic") ? Council.Croydon : Names(text, "MED", "Mosaic") ? Council.Medway : Council.Somerset;

    // "cro-90812", "las 88121", and not "Croydon" or "last"
    private static bool Names(string text, params string[] systems) => systems.Any(system => Regex.IsMatch(text, $@"\b{system}\b", RegexOptions.IgnoreCase));
}
