using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>The length of notice that a text states ("28 days' notice", "notice of four weeks", "a month's notice"), held against the last day that it states.</summary>
internal static class NoticeLength
{
    // A notice may count from its own day or the next, and end before a weekend.
    private const int DaysOfGrace = 3;
    private const int Near = 5;

    // "I'm giving 28 days on this one."
    private static readonly HashSet<string> Giving = new(StringComparer.Ordinal) { "notice", "notification", "giving", "given" };

    /// <summary>Whether no stated length of notice leads from the day of receipt, or from another day in the text, to the last day.</summary>
    /// <param name="texts">What the message says now.</param>
    /// <param name="received">The day of receipt.</param>
    /// <param name="lastDay">The last day it states.</param>
    public static bool Contradicts(IEnumerable<ReadText> texts, LocalDate received, LocalDate lastDay)
    {
        var all = texts.ToList();
        var lengths = all.SelectMany(text => Stated(text.Tokens)).ToList();
        if (all.SelectMany(text => FromToday(text.Tokens)).Any(day => Math.Abs(Period.DaysBetween(day, lastDay)) > DaysOfGrace))
        {
            return true;
        }

        if (lengths.Count == 0)
        {
            return false;
        }

        var from = all.SelectMany(text => text.Tokens).Select(token => token.Value).OfType<StatedDay>().SelectMany(day => new[] { day.Ahead, day.Behind }).OfType<LocalDate>().Where(day => day != lastDay)
            .Append(received).Distinct().ToList();
        return lengths.Exists(length => !from.Exists(day => Math.Abs(Period.DaysBetween(day + length, lastDay)) <= DaysOfGrace));
    }

    // "Notice for Mr Example, four weeks from today"
    private static IEnumerable<LocalDate> FromToday(List<Token> tokens) =>
        from token in tokens
        where token.Value is StatedDay { Ahead: not null } && Counted.Any(word => token.Text.Contains(word, StringComparison.Ordinal)) && (token.Text.EndsWith("from today", StringComparison.Ordinal) || token.Text.EndsWith("from now", StringComparison.Ordinal))
        where tokens.Exists(word => Giving.Contains(word.Text))
        select ((StatedDay)token.Value!).Ahead!.Value;

    private static readonly string[] Counted = ["week", "days", "month", "fortnight"];

    private static IEnumerable<Period> Stated(List<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!Giving.Contains(tokens[at].Text))
            {
                continue;
            }

            for (var unit = Math.Max(0, at - Near); unit < tokens.Count && unit <= at + Near; unit++)
            {
                if (tokens[unit].Kind == TokenKind.Word && Length(tokens, unit) is { } length && !Enumerable.Range(Math.Min(unit, at), Math.Abs(unit - at)).Any(between => tokens[between].Kind == TokenKind.Break))
                {
                    yield return length;
                }
            }
        }
    }

    private static Period? Length(List<Token> tokens, int unit)
    {
        var count = Count(tokens, tokens.IsAt(unit - 1, "calendar") || tokens.IsAt(unit - 1, "clear") || tokens.IsAt(unit - 1, "working") ? unit - 2 : unit - 1);
        return count is not { } number ? null : tokens[unit].Text.TrimEnd('\'') switch
        {
            "day" or "days" or "day's" => tokens.IsAt(unit - 1, "working") ? Period.FromDays((number * 7 / 5)) : Period.FromDays(number),
            "week" or "weeks" or "week's" or "wk" or "wks" => Period.FromWeeks(number),
            "fortnight" or "fortnight's" or "fortnights" => Period.FromWeeks(2 * number),
            "month" or "months" or "month's" => Period.FromMonths(number),
            _ => null,
        };
    }

    private static int? Count(List<Token> tokens, int at) =>
        at >= 0 && (tokens.IsAt(at, "a") || tokens.IsAt(at, "one") || tokens.IsAt(at, "our")) ? 1
        : at >= 0 && Numbers.TryRead(tokens, at, out var number, out _) && number % 1 == 0 && number is > 0 and < 400 ? (int)number
        : null;
}
