using System.Text.Json.Nodes;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Tests.Register;

/// <summary>Every place in the rulebooks' files that cites a clause, read from the YAML itself so that no entry can hide from it.</summary>
internal static class ClausePlaces
{
    private static readonly string[] Rules =
        ["evidence", "uses", "gates", "guards", "redirects", "relaxations", "needs", "routes", "advice", "returned", "requirements", "temporary", "extension", "longTerm", "amendment", "record", "answers"];

    public static IReadOnlyList<ClausePlace> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "rulebook"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Of)];

    private static IEnumerable<ClausePlace> Of(string path) =>
        Walk(YamlDocument.Parse(File.ReadAllText(path)).Root!, new Way(Path.GetFileName(path), [], [], null));

    private static IEnumerable<ClausePlace> Walk(JsonNode node, Way way)
    {
        if (node is JsonArray list)
        {
            return list.OfType<JsonNode>().SelectMany((item, index) => Walk(item, item is JsonObject ? way.Into(item.AsObject(), index) : way));
        }

        if (node is not JsonObject map)
        {
            return [];
        }

        var own = map["clauses"] is JsonArray clauses ? clauses.Select(clause => Place(clause!.GetValue<string>(), map, way)) : [];

        // A clock's `tell`, a step's `guidance` and the like name clauses too, but they are not entries of their own.
        return own.Concat(map.Where(entry => entry.Value is JsonArray or JsonObject && entry.Key != "clauses").SelectMany(entry => Walk(entry.Value!, way.Under(entry.Key, entry.Value!))));
    }

    private static ClausePlace Place(string clause, JsonObject map, Way way) => new(clause, way.File, way.Entry, KindOf(map, way))
    {
        Step = way.Procedure is { } procedure && map["do"] is not null ? (procedure, map["id"]!.GetValue<string>()) : null,
        Detail = Word(map, "do") ?? Word(map, "where") ?? Word(map, "reason") ?? "",
    };

    private static PlaceKind KindOf(JsonObject map, Way way) => way.Sections switch
    {
        _ when map["do"] is not null => PlaceKind.Step,
        [.., "leftToPeople"] => PlaceKind.People,
        [.., "coveredElsewhere"] => PlaceKind.Elsewhere,
        [.., "guidance"] or ["source"] => PlaceKind.Guidance,
        ["clocks", ..] => PlaceKind.Clock,
        [.., var last] when Rules.Contains(last) => PlaceKind.Rule,
        _ => PlaceKind.Name,
    };

    private static string? Word(JsonObject map, string key) => map[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The way from the top of a file to an entry.</summary>
    private sealed record Way(string File, IReadOnlyList<string> Sections, IReadOnlyList<string> Parts, string? Procedure)
    {
        public string Entry => string.Join('/', Parts);

        public Way Under(string key, JsonNode value) => this with
        {
            Sections = [.. Sections, key],

            // A list's name says little once its entries have ids, but the first level tells services from procedures.
            Parts = Sections.Count == 0 || (value is JsonObject && key != "then") ? [.. Parts, key] : Parts,
        };

        public Way Into(JsonObject item, int index)
        {
            var name = Word(item, "id") ?? Word(item, "item") ?? $"{Sections[^1]} {index + 1}";
            return Sections[^1] == "guidance" ? this : this with { Parts = [.. Parts, name], Procedure = Sections is ["procedures"] ? name : Procedure };
        }
    }
}
