namespace CareFunctions.SystemCommands;

/// <summary>The councils' systems that commands go to, by their ids in the rulebook.</summary>
public static class CareSystem
{
    /// <summary>Somerset's payments and services system.</summary>
    public const string Swift = "swift";

    /// <summary>Every system a connector can be configured for.</summary>
    public static IReadOnlyList<string> Names { get; } = [Swift, "proactis", "eclipse", "las", "mosaic"];

    /// <summary>The system's name as people write it.</summary>
    public static string NameOf(string id) => id switch
    {
        Swift => "SWIFT",
        "las" => "LAS",
        { Length: > 0 } => char.ToUpperInvariant(id[0]) + id[1..],
        _ => id,
    };
}
