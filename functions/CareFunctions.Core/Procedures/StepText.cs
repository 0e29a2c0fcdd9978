using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Procedures;

/// <summary>Fills the names in a rulebook's texts.</summary>
public static partial class StepText
{
    /// <summary>What a value reads that nobody has stated.</summary>
    public const string NotStated = "not stated";

    /// <summary>The names that stand for the procedure itself.</summary>
    public static IReadOnlyList<string> OwnNames { get; } = ["case", "service", "today", "lastDay"];

    /// <summary>The text with each <c>{name}</c> in its place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="state">The procedure's state.</param>
    /// <param name="today">Today.</param>
    /// <param name="own">Whether the last day is put in; a clock does that itself.</param>
    public static string Fill(string text, ProcedureState state, LocalDate today, bool own = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Name().Replace(text, match => match.Groups[1].Value switch
        {
            "case" => state.Start.Case.ToString(),
            "service" => state.Start.Service,
            "today" => LocalDatePattern.Iso.Format(today),
            "lastDay" when !own => match.Value,
            "lastDay" => state.Values.GetValueOrDefault("lastDay") ?? RequestValues.Text(state.LastDay) ?? NotStated,
            var name => state.Values.GetValueOrDefault(name, NotStated),
        });
    }

    /// <summary>The names in a text.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> NamesIn(string text) => Name().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>A value's name in words: <c>weeklyRate</c> reads "weekly rate".</summary>
    /// <param name="name">The name.</param>
    public static string Words(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.Select(character => char.IsAsciiLetterUpper(character) ? " " + char.ToLowerInvariant(character) : character.ToString()))
            .Replace('-', ' ');
    }

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9-]*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
