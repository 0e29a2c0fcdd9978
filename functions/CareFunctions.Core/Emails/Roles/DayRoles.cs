using CareFunctions.Core.Emails.Language;
using NodaTime;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of each day in a message, for the weights of the roles of days.</summary>
internal static class DayRoles
{
    /// <summary>That of a day which is none of the fields.</summary>
    public const string None = "none";

    // The day after the last: "no calls from Monday".
    private const string DayAfter = "endDateBefore";

    /// <summary>The roles.</summary>
    public static readonly IReadOnlyList<string> Names = [None, "effectiveDate", "endDate", DayAfter, "holdUntil", "startDate"];

    /// <summary>The fields that are days.</summary>
    public static readonly IReadOnlyList<string> Fields = ["effectiveDate", "endDate", "holdUntil", "startDate"];

    /// <summary>The field that a role leads to.</summary>
    public static string FieldOf(string role) => role == DayAfter ? "endDate" : role;

    /// <summary>What a field holds.</summary>
    public static LocalDate? Value(EmailFields fields, string field) => field switch
    {
        "effectiveDate" => fields.EffectiveDate,
        "endDate" => fields.EndDate,
        "holdUntil" => fields.HoldUntil,
        _ => fields.StartDate,
    };

    /// <summary>Fields with another day in one.</summary>
    public static EmailFields With(EmailFields fields, string field, LocalDate? day) => field switch
    {
        "effectiveDate" => fields with { EffectiveDate = day },
        "endDate" => fields with { EndDate = day },
        "holdUntil" => fields with { HoldUntil = day },
        _ => fields with { StartDate = day },
    };

    /// <summary>The day that a mention means in a role: the one to come or the one gone, as the rules took it, or as it is spoken of.</summary>
    public static LocalDate? Day(Draft draft, DayMention mention, string role, EmailFields read)
    {
        var back = role == DayAfter ? -1 : 0;
        if (Value(read, FieldOf(role))?.PlusDays(-back) is { } rule && (mention.Day.Ahead == rule || mention.Day.Behind == rule))
        {
            return rule.PlusDays(back);
        }

        var past = DayTense.Gone(mention.Text, mention.At, mention.At, draft.Intents.Intent);
        return (past ? mention.Day.Behind ?? mention.Day.Ahead : mention.Day.Ahead ?? mention.Day.Behind)?.PlusDays(back);
    }

    /// <summary>The days of a message with their features.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static List<(DayMention Mention, HashSet<string> Features)> Observed(Draft draft, EmailFields? read)
    {
        var mentions = DayMention.All(draft).ToList();
        if (mentions.Count > RoleContext.MostValues)
        {
            return [];
        }

        var days = mentions.Select(one => one.Day.Ahead ?? one.Day.Behind).OfType<LocalDate>().Distinct().Order().ToList();
        return [.. mentions.Select((one, order) => (one, Features(draft, read, one, order, mentions.Count, days)))];
    }

    private static HashSet<string> Features(Draft draft, EmailFields? read, DayMention one, int order, int count, List<LocalDate> days)
    {
        var features = new HashSet<string>(StringComparer.Ordinal) { "always" };
        RoleContext.Add(one.Text, one.At, one.At, TokenKind.Date, features);
        var words = DayWords.Around(one.Text, one.At);
        features.Add($"lead {words.Lead}");
        features.Add($"said {words.Lead} {words.Before} {words.After}{(words.Denied ? " denied" : "")}{(words.Near ? " near" : "")}");
        features.Add($"before {words.Before}");
        features.Add($"lead before {words.Lead} {words.Before}");
        features.Add($"after {words.After}");
        if (words.Denied)
        {
            features.Add("denied");
        }

        var kinds = features.Where(feature => feature.StartsWith("lead", StringComparison.Ordinal) || feature.StartsWith("said", StringComparison.Ordinal) || feature.StartsWith("b1", StringComparison.Ordinal) || feature.StartsWith("b2", StringComparison.Ordinal) || feature.StartsWith("before", StringComparison.Ordinal) || feature.StartsWith("after", StringComparison.Ordinal) || feature == "always" || feature.StartsWith("b ", StringComparison.Ordinal) || feature.StartsWith("a ", StringComparison.Ordinal)).ToList();
        var day = one.Day.Ahead ?? one.Day.Behind;
        var rank = day is { } known ? days.IndexOf(known) : -1;
        kinds.Add("rank " + (days.Count == 1 ? "only" : rank == 0 ? "first" : rank == days.Count - 1 ? "last" : "middle"));
        kinds.Add("days " + Math.Min(4, days.Count));
        kinds.Add("order " + (count == 1 ? "only" : order == 0 ? "first" : order == count - 1 ? "last" : "middle"));
        kinds.Add("when " + When(one, draft.Received));
        kinds.Add("gone " + DayTense.Gone(one.Text, one.At, one.At, draft.Intents.Intent));
        kinds.Add("over " + DayTense.Over(one, draft.Received));
        if (one.Guessed)
        {
            kinds.Add("guessed");
        }

        if (one.Day.Commencing)
        {
            kinds.Add("commencing");
        }

        if (draft.Background(one.Text, one.At))
        {
            kinds.Add("background");
        }

        if (one.Text == draft.Subject)
        {
            kinds.Add("subject");
        }

        if (read is not null)
        {
            foreach (var (field, value) in new[] { ("effectiveDate", read.EffectiveDate), ("endDate", read.EndDate), ("holdUntil", read.HoldUntil), ("startDate", read.StartDate) })
            {
                if (value is { } taken)
                {
                    kinds.Add(one.Day.Ahead == taken || one.Day.Behind == taken ? "rule " + field : field == "endDate" && (one.Day.Ahead == taken.PlusDays(1) || one.Day.Behind == taken.PlusDays(1)) ? "rule endDateBefore" : "rule other " + field);
                }
            }

            if (!kinds.Exists(one => one.StartsWith("rule ", StringComparison.Ordinal)))
            {
                kinds.Add("rule nothing");
            }
        }

        foreach (var kind in kinds)
        {
            features.Add(kind);
            features.Add(draft.Intents.Intent + " " + kind);
        }

        return features;
    }

    private static string When(DayMention one, LocalDate received) => (one.Day.Ahead is { } day ? Period.DaysBetween(received, day) : 999) switch
    {
        < -60 => "long ago",
        < 0 => "gone",
        0 => "today",
        <= 7 => "week",
        <= 31 => "month",
        <= 120 => "season",
        999 => "unknown",
        _ => "far",
    };
}
