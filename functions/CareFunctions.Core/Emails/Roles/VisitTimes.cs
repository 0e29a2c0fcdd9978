using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>How often the visits of a text take place: on how many days a week, how many of them a day, by how many carers.</summary>
internal static class VisitTimes
{
    private const decimal DaysOfAWeek = 7;
    private const int MostVisits = 6;
    private const int MostCounts = 6;

    // In words: from a number to "a week".
    private const int BesideAWeek = 4;

    private static readonly HashSet<string> Meals = new(StringComparer.Ordinal) { "breakfast", "morning", "mornings", "lunch", "lunchtime", "tea", "teatime", "evening", "evenings", "bed", "bedtime", "night", "supper", "dinner", "afternoon", "am", "pm" };

    private static readonly HashSet<string> Visits = new(StringComparer.Ordinal) { "calls", "visits", "call", "times", "slots", "visit" };

    private static readonly HashSet<string> Double = new(StringComparer.Ordinal) { "double", "doubled", "doubles", "doubling", "both", "two", "2", "x2", "pair" };

    private static readonly HashSet<string> And = new(StringComparer.Ordinal) { "and", "&", "+", "/", ",", "or" };

    private static readonly HashSet<string> Through = new(StringComparer.Ordinal) { "to", "-", "through", "until", "till" };

    // Before a number of visits: "from four to three", "becoming two"
    private static readonly HashSet<string> Towards = new(StringComparer.Ordinal) { "to", "from", "becoming", "becomes", "become", "of", "than", "not", "be", "was", "were" };

    private static readonly HashSet<string> Each = new(StringComparer.Ordinal) { "a", "per", "each", "every", "/" };

    private static readonly HashSet<string> Except = new(StringComparer.Ordinal) { "except", "excepting", "excluding", "bar", "not" };

    /// <summary>What a number counts.</summary>
    internal enum What
    {
        /// <summary>Days of a week.</summary>
        Days,

        /// <summary>Visits of a day.</summary>
        Visits,

        /// <summary>Carers at a visit.</summary>
        Carers,
    }

    /// <summary>A number where it is said.</summary>
    /// <param name="Of">What it counts.</param>
    /// <param name="Value">The number.</param>
    /// <param name="Said">How it is said.</param>
    /// <param name="At">Its place; negative when nothing says it.</param>
    internal sealed record Times(What Of, decimal Value, string Said, int At);

    /// <summary>On how many days a week, by every mention of days; once or daily where none is.</summary>
    public static List<Times> Days(ReadText text)
    {
        var days = new List<Times>();
        var tokens = text.Tokens;
        for (var at = 0; at < tokens.Count;)
        {
            if (tokens[at].Value is StatedHours hours)
            {
                if (hours.Days is { } own)
                {
                    days.Add(new Times(What.Days, own, "own", at));
                }

                at++;
            }
            else if (EveryOther(tokens, at) is { } other)
            {
                days.Add(new Times(What.Days, other.Days, "every other", at));
                at = other.Next;
            }
            else if (IsWeekday(tokens[at]) && HoursExpression.DaysAt(tokens, at) is { Days: > 2 } several && !IsExcepted(tokens, at))
            {
                // "Mon-Fri", "Tuesdays, Thursdays and Saturdays"
                days.Add(new Times(What.Days, several.Days, "named", at));
                at = several.Next;
            }
            else if (Named(tokens, at) is { Count: > 0 } named)
            {
                var except = IsExcepted(tokens, at);
                days.Add(new Times(What.Days, except ? DaysOfAWeek - named.Count : named.Count, except ? "except" : "named", at));
                at = named.Next;
            }
            else if (HoursExpression.DaysAt(tokens, at) is { } found)
            {
                days.Add(new Times(What.Days, found.Days, "said", at));
                at = found.Next;
            }
            else
            {
                if (tokens[at].Text is "weekday" or "weekend")
                {
                    days.Add(new Times(What.Days, tokens[at].Text == "weekend" ? 2 : 5, "kind", at));
                }
                else if (OfAWeek(tokens, at))
                {
                    days.Add(new Times(What.Days, 1, "of a week", at));
                }

                at++;
            }
        }

        return [.. days, new Times(What.Days, DaysOfAWeek, "daily unsaid", -1), .. days.Count > 0 ? [] : new[] { new Times(What.Days, 1, "once unsaid", -1) }];
    }

    // "Three outings a week", "two weekly visits": what is counted is counted for the week.
    private static bool OfAWeek(List<Token> tokens, int at) =>
        (tokens[at].Text == "weekly" || (tokens[at].Text is "week" or "wk" && tokens.IsAt(at - 1, Each)))
        && Enumerable.Range(Math.Max(0, at - BesideAWeek), Math.Min(at, BesideAWeek)).Any(before => Visits.Contains(tokens[before].Text) || (tokens[before].Value is null && Numbers.TryRead(tokens, before, out var number, out _) && number is >= 1 and <= DaysOfAWeek));

    // "Every other day", "alternate Sundays", "fortnightly"
    private static (decimal Days, int Next)? EveryOther(List<Token> tokens, int at)
    {
        if (tokens[at].Text is "fortnightly" or "fortnight")
        {
            return (0.5m, at + 1);
        }

        var next = tokens[at].Text is "alternate" or "alternating" ? at + 1 : tokens[at].Text == "every" && (tokens.IsAt(at + 1, "other") || tokens.IsAt(at + 1, "second")) ? at + 2 : -1;
        return next < 0 || next >= tokens.Count ? null
            : tokens[next].Text is "day" or "days" or "morning" or "evening" or "night" ? (DaysOfAWeek / 2, next + 1)
            : IsWeekday(tokens[next]) || tokens[next].Text is "week" or "weeks" ? (0.5m, next + 1)
            : tokens[next].Text is "weekend" or "weekends" ? (1, next + 1)
            : null;
    }

    // "A Sunday lunch visit", "Mon, Wed & Fri", "Monday to Saturday"
    private static (int Count, int Next) Named(List<Token> tokens, int at)
    {
        var (count, next, last) = (0, at, 0);
        while (next < tokens.Count && Weekday(tokens[next]) is > 0 and var day)
        {
            var through = next > at && Through.Contains(tokens[next - 1].Text);
            count += through ? (day - last + 7) % 7 : 1;
            last = day;
            next++;
            var link = next;
            while (link < tokens.Count && link < next + 2 && (And.Contains(tokens[link].Text) || Through.Contains(tokens[link].Text)))
            {
                link++;
            }

            if (link >= tokens.Count || !IsWeekday(tokens[link]))
            {
                break;
            }

            next = link;
        }

        return (Math.Min((int)DaysOfAWeek, count), next);
    }

    // "Lunches except Sundays"
    private static bool IsExcepted(List<Token> tokens, int at) => at > 0 && Except.Contains(tokens[at - 1].Text);

    private static bool IsWeekday(Token token) => Weekday(token) > 0;

    private static int Weekday(Token token)
    {
        if (token.Kind is not (TokenKind.Word or TokenKind.Date))
        {
            return 0;
        }

        // "The Tuesday and Thursday calls"
        var text = token.Text.StartsWith("the ", StringComparison.Ordinal) ? token.Text[4..] : token.Text;
        var number = DayNames.Weekday(token with { Kind = TokenKind.Word, Text = text });
        return number > 0 || !text.EndsWith('s') ? number : DayNames.Weekday(token with { Kind = TokenKind.Word, Text = text[..^1] });
    }

    /// <summary>How many visits a day change, by every mention of several; one where none is.</summary>
    public static List<Times> VisitsOfADay(ReadText text)
    {
        var visits = new List<Times> { new(What.Visits, 1, "one", -1) };
        var tokens = text.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Value is StatedHours { Visits: { } own } && own is > 1 and <= MostVisits)
            {
                visits.Add(new Times(What.Visits, own, "own", at));
            }
            else if (token.Is("both"))
            {
                visits.Add(new Times(What.Visits, 2, "both", at));
            }
            else if (token.Kind is TokenKind.Number or TokenKind.Word && Numbers.TryRead(tokens, at, out var number, out var next) && number is > 1 and <= MostVisits && number % 1 == 0
                && ((at > 0 && tokens[at - 1].Text is "x" or "all") || Enumerable.Range(next, Math.Min(3, tokens.Count - next)).Any(place => Visits.Contains(tokens[place].Text)) || tokens.IsAt(next, "a") || tokens.IsAt(next, "x")))
            {
                visits.Add(new Times(What.Visits, number, "counted", at));
            }
            else if (MealsFrom(tokens, at) is > 1 and var meals && (at == 0 || !(And.Contains(tokens[at - 1].Text) || Meals.Contains(tokens[at - 1].Text))))
            {
                visits.Add(new Times(What.Visits, meals, "meals", at));
            }
        }

        return visits;
    }

    /// <summary>How many visits a day there are, before or after: "from two calls to four", "three half-hours a day", "once a day".</summary>
    public static List<Times> Counts(ReadText text)
    {
        var counts = new List<Times>();
        var tokens = text.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Value is StatedHours { Visits: { } own } && own is >= 1 and <= MostVisits)
            {
                counts.Add(new Times(What.Visits, own, "own", at));
            }
            else if (Often(token.Text) is > 0 and var often)
            {
                counts.Add(new Times(What.Visits, often, "often", at));
            }
            else if (token.Kind is TokenKind.Number or TokenKind.Word && Numbers.TryRead(tokens, at, out var number, out var next) && number is >= 1 and <= MostVisits && number % 1 == 0
                && ((at > 0 && Towards.Contains(tokens[at - 1].Text)) || Enumerable.Range(next, Math.Min(3, tokens.Count - next)).Any(place => Visits.Contains(tokens[place].Text) || tokens[place].Kind == TokenKind.Hours || tokens[place].Text is "daily" or "day")))
            {
                counts.Add(new Times(What.Visits, number, "counted", at));
            }
        }

        return counts.Count > MostCounts ? [] : counts;
    }

    private static int Often(string word) => word switch { "once" => 1, "twice" => 2, "thrice" => 3, _ => 0 };

    /// <summary>Whether a word says at what time of the day a visit is.</summary>
    public static bool IsMeal(Token token) => Meals.Contains(token.Text);

    // "Breakfast, lunch and tea", "the morning and bed calls"
    private static int MealsFrom(List<Token> tokens, int at)
    {
        var count = 0;
        while (at < tokens.Count && Meals.Contains(tokens[at].Text))
        {
            count++;
            var link = at + 1;
            while (link < tokens.Count && link < at + 4 && (And.Contains(tokens[link].Text) || Visits.Contains(tokens[link].Text) || tokens[link].Text is "the" or "at"))
            {
                link++;
            }

            at = link > at + 1 || (link < tokens.Count && Meals.Contains(tokens[link].Text)) ? link : tokens.Count;
        }

        return count;
    }

    /// <summary>How many carers come, or change: one, and two where two are spoken of.</summary>
    public static List<Times> Carers(ReadText text)
    {
        var two = Enumerable.Range(0, text.Tokens.Count).Where(at => Double.Contains(text.Tokens[at].Text)
            && Enumerable.Range(at + 1, Math.Min(2, text.Tokens.Count - at - 1)).Any(next => text.Tokens[next].Text is "carers" or "handed" or "up" or "ups" or "staff" or "carer" or "workers" or "people")).ToList();
        return two.Count > 0 ? [new Times(What.Carers, 1, "single", -1), .. two.Take(2).Select(at => new Times(What.Carers, 2, "double", at))] : [new Times(What.Carers, 1, "alone", -1)];
    }
}
