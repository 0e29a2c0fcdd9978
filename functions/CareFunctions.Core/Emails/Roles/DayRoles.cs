using CareFunctions.Core.Emails.Language;
using NodaTime;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of each day in a message, for the weights of the roles of days.</summary>
internal static class DayRoles
{
    /// <summary>That of a day which is none of the fields.</summary>
    public const string None = "none";

    private const int MostFeatures = 400;

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

        var past = DayTense.IsPast(mention.Text, mention.At, mention.At, mention.At, draft);
        return (past ? mention.Day.Behind ?? mention.Day.Ahead : mention.Day.Ahead ?? mention.Day.Behind)?.PlusDays(back);
    }

    /// <summary>The days of a message with their features.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static List<(DayMention Mention, HashSet<string> Features)> Observed(Draft draft, EmailFields? read)
    {
        var mentions = DayMention.All(draft).Take(RoleContext.MostValues + 1).ToList();
        if (mentions.Count > RoleContext.MostValues)
        {
            return [];
        }

        var days = mentions.Select(one => one.Day.Ahead ?? one.Day.Behind).OfType<LocalDate>().Distinct().Order().ToList();
        return [.. mentions.Select((one, order) => (one, Features(draft, read, one, order, mentions.Count, days)))];
    }

    private static HashSet<string> Features(Draft draft, EmailFields? read, DayMention one, int order, int count, List<LocalDate> days)
    {
        var features = new HashSet<string>(MostFeatures, StringComparer.Ordinal) { "always" };
        RoleContext.Add(one.Text, one.At, one.At, TokenKind.Date, features);
        var words = DayWords.Around(one.Text, one.At);
        features.Add($"lead {words.Lead}");
        features.Add($"said {words.Lead} {words.Before} {words.After}{(words.Denied ? " denied" : "")}{(words.Near ? " near" : "")}");
        features.Add($"before {words.Before}");
        features.Add($"lead before {words.Lead} {words.Before}");
        features.Add($"after {words.After}");
        var told = features.Where(ToldByKind).ToList();
        RoleContext.AddDoubts(draft, one.Text, one.At, told);
        if (words.Denied)
        {
            features.Add("denied");
        }

        told.AddRange(Shape(draft, one, order, count, days));
        if (read is not null)
        {
            told.AddRange(ByRules(read, one));
        }

        var kind = draft.Intents.Intent.ToString();
        foreach (var feature in told)
        {
            features.Add(feature);
            features.Add(kind + " " + feature);
        }

        return features;
    }

    // What these words say of a day depends on the kind of message: the single words beside it, and what leads it in.
    private static bool ToldByKind(string feature) => feature is ['b' or 'a', ' ', ..] or ['b', '1' or '2', ..] or ['l', 'e', 'a', 'd', ..] or ['s', 'a', 'i', 'd', ..] or ['b', 'e', 'f', ..] or ['a', 'f', 't', ..] or "always";

    private static List<string> Shape(Draft draft, DayMention one, int order, int count, List<LocalDate> days)
    {
        var rank = (one.Day.Ahead ?? one.Day.Behind) is { } known ? days.IndexOf(known) : -1;
        var shape = new List<string>
        {
            "rank " + (days.Count == 1 ? "only" : rank == 0 ? "first" : rank == days.Count - 1 ? "last" : "middle"),
            "days " + Math.Min(4, days.Count),
            "order " + (count == 1 ? "only" : order == 0 ? "first" : order == count - 1 ? "last" : "middle"),
            "when " + When(one, draft.Received),
            "gone " + DayTense.Gone(one.Text, one.At, one.At, draft.Intents.Intent),
            "over " + DayTense.Over(one, draft.Received),
            $"cases {Math.Min(2, draft.References.Count)} days {Math.Min(4, days.Count)}",
        };
        foreach (var (so, feature) in new[] { (one.Guessed, "guessed"), (one.Day.Commencing, "commencing"), (draft.Background(one.Text, one.At), "background"), (one.Text == draft.Subject, "subject") })
        {
            if (so)
            {
                shape.Add(feature);
            }
        }

        return shape;
    }

    private static List<string> ByRules(EmailFields read, DayMention one)
    {
        var rules = new List<string>();
        foreach (var field in Fields)
        {
            if (Value(read, field) is { } taken)
            {
                rules.Add(Means(taken) ? "rule " + field : field == FieldOf(DayAfter) && Means(taken.PlusDays(1)) ? "rule " + DayAfter : "rule other " + field);
            }
        }

        return rules.Count > 0 ? rules : ["rule nothing"];

        bool Means(LocalDate day) => one.Day.Ahead == day || one.Day.Behind == day;
    }

    private static string When(DayMention one, LocalDate received) => one.Day.Ahead is not { } day ? "unknown" : Period.DaysBetween(received, day) switch
    {
        < -60 => "long ago",
        < 0 => "gone",
        0 => "today",
        <= 7 => "week",
        <= 31 => "month",
        <= 120 => "season",
        _ => "far",
    };
}
