using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CareFunctions.Core.Rulebooks;

/// <summary>One YAML document as JSON, which remembers where each entry stands. Plain scalars get the types of YAML's core schema.</summary>
internal sealed partial class YamlDocument
{
    private readonly Dictionary<string, Mark> places = new(StringComparer.Ordinal);

    public required JsonNode? Root { get; init; }

    /// <exception cref="YamlException">The text is not YAML.</exception>
    public static YamlDocument Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        if (stream.Documents.Count != 1)
        {
            throw new YamlException(Mark.Empty, Mark.Empty, "A rulebook is exactly one YAML document.");
        }

        var places = new Dictionary<string, Mark>(StringComparer.Ordinal);
        var document = new YamlDocument { Root = Convert(stream.Documents[0].RootNode, "", places, depth: 0) };
        foreach (var (pointer, mark) in places)
        {
            document.places[pointer] = mark;
        }

        return document;
    }

    /// <summary>Where an entry stands; for one that is missing, where the entry around it stands.</summary>
    public (long Line, long Column) PlaceOf(string pointer)
    {
        while (!places.ContainsKey(pointer) && pointer.Length > 0)
        {
            pointer = pointer[..pointer.LastIndexOf('/')];
        }

        return places.TryGetValue(pointer, out var mark) ? (mark.Line, mark.Column) : (1, 1);
    }

    private static JsonNode? Convert(YamlNode node, string pointer, Dictionary<string, Mark> places, int depth)
    {
        // An alias of an enclosing node would go on for ever.
        if (depth > 40)
        {
            throw new YamlException(node.Start, node.End, "The document is nested too deeply.");
        }

        places.TryAdd(pointer, node.Start);
        switch (node)
        {
            case YamlMappingNode mapping:
                var result = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    var name = key is YamlScalarNode { Value: { } text } ? text : throw new YamlException(key.Start, key.End, "A key is a plain word.");
                    var place = pointer + "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                    places[place] = key.Start;
                    result[name] = Convert(value, place, places, depth + 1);
                }

                return result;
            case YamlSequenceNode sequence:
                var list = new JsonArray();
                foreach (var item in sequence.Children)
                {
                    list.Add(Convert(item, pointer + "/" + list.Count.ToString(CultureInfo.InvariantCulture), places, depth + 1));
                }

                return list;
            case YamlScalarNode scalar:
                return Scalar(scalar);
            default:
                throw new YamlException(node.Start, node.End, "The entry is neither a mapping, a list nor a word.");
        }
    }

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when NumberForm().IsMatch(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NumberForm();
}
