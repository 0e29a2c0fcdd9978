using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>Which of the hours in an email are those before, those after and the difference, by what is said beside them.</summary>
internal sealed class HoursClaims
{
    private readonly Draft draft;
    private readonly List<HoursClaim> wholes = [];
    private readonly HashSet<Token> claimed = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads what the phrases say.</summary>
    public HoursClaims(Draft draft)
    {
        this.draft = draft;
        // "14 hours a week now instead of 10": the contrast says more than the "now" between them.
        Pairs("hoursToFrom", HoursRole.To, HoursRole.From);
        Pairs("hoursFromTo", HoursRole.From, HoursRole.To);
        var sums = FieldReading.Found(draft, "hoursSum").Select(one => (one.Text, At: one.Said.Last(at => one.Text.Tokens[at].Kind == TokenKind.Hours))).Where(one => claimed.Add(one.Text.Tokens[one.At])).ToList();
        ByPhrases("hoursFrom", HoursRole.From);
        ByPhrases("hoursDelta", HoursRole.Delta);
        ByPhrases("hoursTo", HoursRole.To);
        foreach (var (text, at, hours) in Stated.Where(one => one.Hours.Sign != 0))
        {
            if (claimed.Add(text.Tokens[at]))
            {
                Take(text, at, hours, HoursRole.Delta, hours.Sign);
            }
        }

        foreach (var (text, at) in sums)
        {
            Sum(text, at);
        }

        // "Wednesday is 2 hours altogether, so 2 hours off": the whole of what goes, not of what there will be.
        All.RemoveAll(one => wholes.Contains(one) && All.Exists(other => other.Role == HoursRole.Delta && other.Hours.Weekly == one.Hours.Weekly));
        var aside = VisitsAside();
        Counterpart();
        if (aside.Exists(one => one.Hours is { Assumed: false, Weekly: { } sum } && !All.Exists(other => other.Hours.Weekly == sum)))
        {
            draft.Doubt("hours-unexplained");
        }
    }

    /// <summary>Everything taken so far.</summary>
    public List<HoursClaim> All { get; } = [];

    /// <summary>The hours in the texts, without courtesies.</summary>
    public IEnumerable<(ReadText Text, int At, StatedHours Hours)> Stated =>
        draft.Texts.SelectMany(text => text.Tokens.Select((token, at) => (text, at, token.Value as StatedHours))).Where(one => one.Item3 is not null && !draft.PassedOver(one.text, one.at)).Select(one => (one.text, one.at, one.Item3!));

    private int Direction => draft.Intents.Intent == EmailIntent.ReductionRequest ? -1 : 1;

    private bool Changing => draft.Intents.Intent is EmailIntent.IncreaseRequest or EmailIntent.ReductionRequest;

    /// <summary>Whether nothing has taken them yet; they are taken from then on.</summary>
    public bool Claim(Token token) => claimed.Add(token);

    /// <summary>Takes hours for something.</summary>
    public void Take(ReadText text, int at, StatedHours hours, HoursRole role, int sign = 0)
    {
        draft.Explain(text, at);
        draft.Show(role switch { HoursRole.From => "hoursPerWeekFrom", HoursRole.To => "hoursPerWeekTo", _ => "hoursPerWeekDelta" }, text.Tokens[at].Text);
        All.Add(new HoursClaim(text, at, hours, role, sign));
    }

    /// <summary>Whether the hours are spoken of as those that there are: "currently has two visits of 30 minutes a day".</summary>
    public static bool Existing(ReadText text, int at)
    {
        var (first, _) = text.Sentence(at);
        for (var word = Math.Max(first, at - 8); word < at; word++)
        {
            if (Present.Contains(text.Tokens[word].Text))
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(HoursRole role) => All.Exists(one => one.Role == role);

    private void Pairs(string field, HoursRole earlier, HoursRole later)
    {
        foreach (var finding in FieldReading.Found(draft, field).Where(one => !By(one)))
        {
            var places = finding.Said.Where(at => finding.Text.Tokens[at].Kind == TokenKind.Hours).ToList();
            if (places is [var one, var two] && Of(finding.Text, one) is { Sign: 0 } before && Of(finding.Text, two) is { Sign: 0 } after && !claimed.Contains(finding.Text.Tokens[one]) && !claimed.Contains(finding.Text.Tokens[two]))
            {
                _ = claimed.Add(finding.Text.Tokens[one]) && claimed.Add(finding.Text.Tokens[two]);
                var assumed = before.Assumed && after.Assumed;
                Take(finding.Text, one, before with { Assumed = assumed }, earlier);
                Take(finding.Text, two, after with { Assumed = assumed }, later);
            }
        }
    }

    private void ByPhrases(string field, HoursRole role)
    {
        foreach (var finding in FieldReading.Found(draft, field).Where(one => role != HoursRole.From || !(SaidBefore(one) || SaidAfter(one))))
        {
            var tokens = finding.Text.Tokens;
            foreach (var at in finding.Said.Where(at => tokens[at].Kind == TokenKind.Hours && !(role == HoursRole.Delta ? Whole(finding.Text, at) : at > 0 && tokens[at - 1].Is("by")) && claimed.Add(tokens[at])))
            {
                // "Now needs 4 hours less" is a difference, whatever stands before it.
                var hours = Of(finding.Text, at);
                // "Take them off, one hour a week in total"
                var taken = role == HoursRole.To && Whole(finding) && Changing && Enumerable.Range(finding.Text.SentenceStart(at), at - finding.Text.SentenceStart(at)).Any(word => Taking.Contains(tokens[word].Text));
                var own = hours.Sign != 0 || taken ? HoursRole.Delta : role;
                var sign = hours.Sign != 0 ? hours.Sign : draft.Intents.Intent == EmailIntent.ReductionRequest || finding.Said.Any(word => Lessening.Contains(tokens[word].Text)) ? -1 : 1;
                Take(finding.Text, at, hours, own, own == HoursRole.Delta ? sign : 0);
                if (own == HoursRole.To && Whole(finding))
                {
                    wholes.Add(All[^1]);
                }
            }
        }
    }

    // "An extra 30 minutes every day, which is 3.5 hours a week": the sum is what the visits before it are.
    private void Sum(ReadText text, int at)
    {
        var hours = Of(text, at);
        if (hours.Sign != 0)
        {
            Take(text, at, hours, HoursRole.Delta, hours.Sign);
            return;
        }

        var before = All.Where(one => one.Text == text && one.At < at && one.Hours.OfVisits).MaxBy(one => one.At);
        var visits = Stated.Where(one => one.Text == text && one.At < at && one.Hours.OfVisits).Select(one => (int?)one.At).Max();
        if (before is not null)
        {
            Take(text, at, hours, before.Role, before.Sign);
        }
        else if (visits is { } place && Existing(text, place))
        {
            Take(text, at, hours, HoursRole.From);
        }
        else if (Changing && !All.Exists(one => !one.Hours.OfVisits))
        {
            if (visits is null && !draft.Speaks(text, at, true))
            {
                draft.Doubt("hours-unexplained");
            }

            Take(text, at, hours, HoursRole.Delta, Direction);
        }
        else if (All.Exists(one => one.Role == HoursRole.Delta && one.Hours.Weekly != hours.Weekly) || !All.Exists(one => one.Hours.Weekly == hours.Weekly))
        {
            Take(text, at, hours, HoursRole.To);
        }
    }

    // Where the hours of the package are said, how long its visits are only says the same again.
    private List<HoursClaim> VisitsAside()
    {
        var package = All.Where(one => !one.Hours.OfVisits && one.Hours.Weekly is not null).ToList();
        var aside = All.Where(one => one.Hours.OfVisits && package.Count > 0 && (one.Role == HoursRole.Delta ? one.Hours.Weekly is null : package.Exists(other => other.Role == one.Role || other.Role == HoursRole.Delta))).ToList();
        All.RemoveAll(aside.Contains);
        return aside;
    }

    // "He was on 10.5, he'll be on 7 a week": one is said to be before, so that the only other one is after.
    private void Counterpart()
    {
        if (Has(HoursRole.To) && !Has(HoursRole.From) && !Has(HoursRole.Delta))
        {
            Before();
            return;
        }

        if (Has(HoursRole.To) || Has(HoursRole.Delta) || All.Where(one => one.Role == HoursRole.From).Select(one => one.Hours.Weekly).Distinct().ToList() is not [{ } was])
        {
            return;
        }

        var others = Stated.Where(one => !one.Hours.OfVisits && one.Hours.Weekly is { } weekly && weekly != was && !claimed.Contains(one.Text.Tokens[one.At])).ToList();
        if (others.Select(one => one.Hours.Weekly).Distinct().ToList() is [{ } will] && (Changing ? (will - was) * Direction > 0 : draft.Intents.Intent == EmailIntent.AmendmentConfirmation))
        {
            foreach (var (text, at, hours) in others)
            {
                _ = claimed.Add(text.Tokens[at]);
                Take(text, at, hours, HoursRole.To);
            }
        }
    }

    // "27 hours a week altogether"
    private static bool Whole(Finding finding) => finding.Text.Tokens[finding.Last].Text is "total" or "altogether" or "all" or "overall";

    // "Now 14 hours a week. Reduce to 12.25": the only other hours are those before, where a word says so; else a person must see.
    private void Before()
    {
        if (All.Select(one => one.Hours.Weekly).Distinct().ToList() is not [{ } will])
        {
            return;
        }

        var others = Stated.Where(one => !one.Hours.OfVisits && one.Hours.Weekly is { } weekly && weekly != will && !claimed.Contains(one.Text.Tokens[one.At])).ToList();
        if (others.Select(one => one.Hours.Weekly).Distinct().ToList() is [{ } was] && Changing && (will - was) * Direction > 0)
        {
            foreach (var (text, at, hours) in others)
            {
                _ = claimed.Add(text.Tokens[at]);
                Take(text, at, hours, HoursRole.From);
                if (!Enumerable.Range(Math.Max(text.SentenceStart(at), at - 4), Math.Min(4, at - text.SentenceStart(at))).Any(word => Standing.Contains(text.Tokens[word].Text)))
                {
                    draft.Doubt("hours-unexplained");
                }
            }
        }
    }

    private static StatedHours Of(ReadText text, int at) => (StatedHours)text.Tokens[at].Value!;

    /// <summary>Whether the first hours of a finding are a difference: "raised by 6.5 hours to 20 hours a week".</summary>
    public static bool By(Finding finding)
    {
        var first = finding.Said.First(at => finding.Text.Tokens[at].Kind == TokenKind.Hours);
        return first > 0 && finding.Text.Tokens[first - 1].Text is "by" or "additional" or "extra" or "further" or "another";
    }

    // In "10 hours at present and would require 14 hours" the present hours stand first.
    private static bool SaidBefore(Finding finding)
    {
        var before = finding.First > 0 && finding.Text.Tokens[finding.First - 1].Text is "at" ? finding.First - 2 : finding.First - 1;
        return finding.Text.Tokens[finding.First].Text is "present" or "at" or "current" or "currently" or "presently" && before >= 0 && finding.Text.Tokens[before].Kind == TokenKind.Hours;
    }

    // In "down to 10 hours, at present 12.5 hours" they stand last.
    private static bool SaidAfter(Finding finding)
    {
        var (tokens, last) = (finding.Text.Tokens, finding.Last);
        return tokens[last].Kind != TokenKind.Hours && last + 1 < tokens.Count && tokens[last + 1].Kind == TokenKind.Hours && !tokens[last + 1].NewClause;
    }

    // "The lower figure of 7 hours a week" is no difference.
    private static bool Whole(ReadText text, int at) =>
        at > 1 && text.Tokens[at - 1].Is("of") && text.Tokens[at - 2].Text is "figure" or "total" or "level" or "package" or "allocation" or "provision" or "hours" or "sum";

    private static readonly HashSet<string> Taking = new(StringComparer.Ordinal) { "off", "remove", "removed", "removing", "out", "drop", "cancel", "stop", "add", "adding", "extra", "additional" };

    private static readonly HashSet<string> Standing = new(StringComparer.Ordinal) { "now", "currently", "has", "have", "had", "at", "on", "from", "was", "core", "is", "gets", "getting", "existing", "present", "receives" };

    private static readonly HashSet<string> Present = new(StringComparer.Ordinal) { "currently", "current", "existing", "present", "presently", "receives", "gets", "has", "already", "remaining", "keep", "leaving", "remains", "go", "visit", "have" };

    private static readonly HashSet<string> Lessening = new(StringComparer.Ordinal)
    {
        "reduce", "reduced", "reducing", "reduction", "reductions", "decrease", "decreased", "decreasing", "cut", "cutting", "drop", "dropped", "dropping", "lower", "lowered", "lowering", "remove", "removing", "less", "fewer", "down", "lose", "losing",
    };
}
