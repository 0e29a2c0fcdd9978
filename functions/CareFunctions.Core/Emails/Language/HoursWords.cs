namespace CareFunctions.Core.Emails.Language;

/// <summary>The words that lengths of care are made of.</summary>
internal static class HoursWords
{
    public static readonly HashSet<string> HourUnits = new(StringComparer.Ordinal) { "h", "hr", "hrs", "hour", "hours", "hour's", "hours'", "hpw", "huors", "horus", "oriau", "awr" };
    public static readonly HashSet<string> MinuteUnits = new(StringComparer.Ordinal) { "min", "mins", "minute", "minutes", "minuets", "munud" };
    public static readonly HashSet<string> Visits = new(StringComparer.Ordinal) { "visit", "visits", "call", "calls", "session", "sessions", "slot", "slots", "times", "x", "time", "drop" };
    public static readonly HashSet<string> Each = new(StringComparer.Ordinal) { "per", "a", "each", "every", "/", "p" };
    public static readonly HashSet<string> More = new(StringComparer.Ordinal) { "extra", "xtra", "additional", "further", "another", "more", "+", "top", "longer", "plus", "addition" };
    public static readonly HashSet<string> Less = new(StringComparer.Ordinal) { "less", "fewer", "shorter", "minus", "lighter" };
    public static readonly HashSet<string> WeekUnits = new(StringComparer.Ordinal) { "week", "wk", "w" };
    public static readonly HashSet<string> DayUnits = new(StringComparer.Ordinal) { "day", "morning", "afternoon", "evening", "night", "lunchtime", "lunch", "teatime", "tea", "bedtime", "breakfast", "mornings", "evenings", "am", "pm", "bed" };
    public static readonly HashSet<string> Stating = new(StringComparer.Ordinal) { "from", "to", "at", "of", "is", "was", "now", "by" };
    public static readonly HashSet<string> RoundTheClock = new(StringComparer.Ordinal) { "care", "on", "cover", "call", "support", "live", "nursing", "notice", "helpline", "line", "a", "per", "supervision" };
    public static readonly HashSet<string> Putting = new(StringComparer.Ordinal) { "put", "putting", "go", "going", "goes", "bring", "adding", "add" };
    public static readonly HashSet<string> Except = new(StringComparer.Ordinal) { "bar", "except", "excepting", "excluding", "but", "minus", "not", "barring" };
    public static readonly HashSet<string> Over = new(StringComparer.Ordinal) { "over", "across", "to", "throughout" };
    public static readonly HashSet<string> OtherPeriods = new(StringComparer.Ordinal) { "fortnight", "month", "fortnightly", "monthly", "year", "quarter" };

    public static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "of", "on", "at", "for", "in", "the", "her", "his", "their", "each", "all", "care", "support", "personal", "both", "domiciliary", "package", "time", "to", "every", "-", ",", "(", ")",
        "call", "calls", "visit", "visits", "lunch", "tea", "bed", "morning", "evening", "long", "double", "up", "single", "handed", "homecare", "care's", "home", "delivered", "worth", "over", "sitting", "across", "=", "duration", "is", "are", "lasting", "existing", "current", "these", "those", "medication", "meal", "welfare", "lunchtime", "teatime", "bedtime", "dinner", "breakfast", "supper", "midday", "mid", "afternoon", "night", "shopping", "domestic", "run", "slot", "new", "ins", "lose", "losing", "gain", "gaining", "need", "needs",
    };

    public static readonly HashSet<string> NotCare = new(StringComparer.Ordinal) { "every", "within", "in", "next", "last", "past", "after", "under", "ago" };

    /// <summary>What may stand between a length and how often it is needed, but not before another number: "a 30 minute call to be put in daily".</summary>
    public static readonly HashSet<string> Predicates = new(StringComparer.Ordinal) { "be", "put", "added", "adding", "needed", "required", "provided", "given", "please", "back", "into", "place", "package", "client" };
}
