using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Words;
using NodaTime;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>
/// Settles which day and which hours of a message are what: from what the rules read and from everything that stands around each, by weights that the labelled mailbox teaches. Values are never
/// learned, only which of those in the text is meant. Where the rules read something else, a person must look, unless there is hardly a doubt.
/// </summary>
internal static class RoleWeighing
{
    // Likelier than all else together.
    internal const double Likely = 0.5;

    // The only day that is spoken of is what the rules say, unless the weights speak against it; more clearly so of a confirmation, which is held against what waits for it.
    private const double Possible = 0.3;
    private const double Thinkable = 0.1;

    // Of another sum of the visits that are spoken of.
    private const double Least = 0.05;
    private const double MuchLess = 8;

    // What the rules read otherwise must be likelier.
    internal const double Likelier = 0.7;

    // And as sure as this to stand against them without a person.
    internal const double HardlyADoubt = 0.85;

    // Of a value that plays no part.
    internal const double SurelyNone = 0.9;

    // What is out of the question.
    private const double Hardly = 1e-6;

    // Fewer might be the hours of a day.
    private const decimal LeastPackage = 5;

    // No package is changed by more than this at once.
    private const decimal MostTimes = 3;

    /// <summary>Settles the fields.</summary>
    /// <param name="draft">The message, with what the rules explained and doubted.</param>
    /// <param name="read">What the rules read.</param>
    /// <param name="words">The features of its words.</param>
    /// <param name="weights">What was learned.</param>
    public static EmailFields Weigh(Draft draft, EmailFields read, IReadOnlyCollection<string> words, ReaderWeights weights)
    {
        var fields = ChoiceWeighing.Weigh(draft, Days(draft, read, weights.Days), words, weights);
        return draft.References.Count > 1 ? fields : HoursRoles.Change(draft.Intents.Intent) ? Hours(draft, fields, weights) : HoursRoles.OfAPackage(draft.Intents.Intent) ? fields with { HoursPerWeekTo = PackageHours(draft, fields, weights) } : fields;
    }

    // The hours of a package that is looked for, offered or begins, where there is hardly a doubt about another.
    private static decimal? PackageHours(Draft draft, EmailFields read, ReaderWeights weights)
    {
        var likely = HoursRoles.Observed(draft, read).Select(one => (Hours: one.Mention.Weekly, Probable: weights.Hours.Probabilities(one.Features)[2]))
            .Concat(VisitSums.Observed(draft, read).Weigh(weights.Visits).Sums.Select(one => (Hours: one.Sum.To!.Value, one.Probable))).Where(one => one.Probable >= Likely).ToList();
        return likely.Select(one => one.Hours).Distinct().ToList() is [var only] && likely.Max(one => one.Probable) >= (ActingWeighing.MayAct(draft.Intents.Intent) ? HardlyADoubt : Likely) ? only : null;
    }

    /// <summary>The other kind of change that a message asks for, when the hours that it states say so: "5 where she's had 8.5" is no increase.</summary>
    public static EmailIntent? Turned(Draft draft, EmailFields fields) => draft.Intents.Strong ? null : (draft.Intents.Intent, fields.HoursPerWeekTo - fields.HoursPerWeekFrom) switch
    {
        (EmailIntent.IncreaseRequest, < 0) => EmailIntent.ReductionRequest,
        (EmailIntent.ReductionRequest, > 0) => EmailIntent.IncreaseRequest,
        _ => null,
    };

    private static EmailFields Days(Draft draft, EmailFields read, LearnedWeights weights)
    {
        var belonging = FieldReading.BelongingTo(draft.Intents.Intent);
        var observed = DayRoles.Observed(draft, read);
        if (observed.Count == 0 || !DayRoles.Fields.Any(belonging.Contains))
        {
            return read;
        }

        var weighed = observed.Select(one => (one.Mention, Probable: weights.Probabilities(one.Features, role => role == DayRoles.None || belonging.Contains(DayRoles.FieldOf(role))))).ToList();
        var (fields, sure) = (read, weighed.TrueForAll(one => one.Probable.Max() >= SurelyNone));
        foreach (var field in DayRoles.Fields.Where(belonging.Contains))
        {
            var taken = DayRoles.Value(read, field);
            var candidates = Candidates(draft, weighed, weights, field, read);
            var (day, probable) = Likeliest(candidates);
            var only = day is null && taken is { } said && candidates.Count == 1 && candidates.GetValueOrDefault(said) >= (draft.Intents.Intent == EmailIntent.AmendmentConfirmation ? Thinkable : Possible);
            var byRules = only || (day != taken && taken is not null && probable < Likelier);
            if (!only && (byRules || (day != taken && probable < HardlyADoubt)))
            {
                sure = false;
                draft.Doubt("date-unexplained");
            }

            fields = DayRoles.With(fields, field, byRules ? taken : day);
            Sign(draft, candidates, DayRoles.Value(fields, field), taken);
        }

        Settle(draft, weighed, sure, fields);
        return fields;
    }

    private static void Sign(Draft draft, Dictionary<LocalDate, double> candidates, LocalDate? settled, LocalDate? byRules)
    {
        if (settled is { } day)
        {
            draft.Sign("day", candidates.GetValueOrDefault(day));
            draft.Sign("another day", candidates.Where(one => one.Key != day).Select(one => one.Value).DefaultIfEmpty().Max());
            draft.Signs.Add($"day rules {byRules is null} {byRules == day}");
        }
        else
        {
            draft.Sign("no day", candidates.Values.DefaultIfEmpty().Max());
            draft.Signs.Add($"no day rules {byRules is null}");
        }
    }

    // The only day that is likely, or none; and how probable that is.
    private static (LocalDate? Day, double Probable) Likeliest(Dictionary<LocalDate, double> candidates) =>
        candidates.Where(one => one.Value >= Likely).ToList() is [var only] ? (only.Key, only.Value) : (null, 1 - candidates.Values.DefaultIfEmpty().Max());

    // The days that may be those of a field, and how probable that is.
    private static Dictionary<LocalDate, double> Candidates(Draft draft, List<(DayMention Mention, double[] Probable)> weighed, LearnedWeights weights, string field, EmailFields read)
    {
        var days = new Dictionary<LocalDate, double>();
        foreach (var (mention, probable) in weighed)
        {
            for (var role = 1; role < probable.Length; role++)
            {
                if (!mention.Guessed && DayRoles.FieldOf(weights.Answers[role]) == field && DayRoles.Day(draft, mention, weights.Answers[role], read) is { } day)
                {
                    days[day] = Math.Max(days.GetValueOrDefault(day), probable[role]);
                }
            }
        }

        return days;
    }

    // What the days are for is known now: they raise no doubt, or only where that is not sure.
    private static void Settle(Draft draft, List<(DayMention Mention, double[] Probable)> weighed, bool sure, EmailFields fields)
    {
        foreach (var (mention, probable) in weighed)
        {
            if (probable[0] >= SurelyNone)
            {
                draft.SetAside(mention.Text, mention.At);
            }
            else if (DayRoles.Fields.Select(field => DayRoles.Value(fields, field)).OfType<LocalDate>().Any(day => day == mention.Day.Ahead || day == mention.Day.Behind))
            {
                draft.Explain(mention.Text, mention.At);
            }
        }

        if (sure)
        {
            draft.Doubts.RemoveAll(one => one.Code is "date-unexplained" or "several-dates");
        }
    }

    // "Both 45 minute calls, daily": once or twice? And what only the weights make of visits must be hardly doubtful by itself.
    private static bool UncertainSum(IReadOnlyList<(VisitSum Sum, double Probable)> sums, decimal change, EmailFields read) =>
        sums.Any(one => one.Sum.Delta == change || one.Sum.To - one.Sum.From == change ? one.Sum.Delta is not null && change != read.HoursPerWeekDelta && one.Probable < HardlyADoubt : one.Probable >= Math.Max(Least, sums[0].Probable / MuchLess));

    // "Mrs Example 14 to 10", and then from 14 to 10.5
    private static bool SubjectSaysAnother(Draft draft, decimal before, decimal after)
    {
        var tokens = draft.Subject.Tokens;
        return !draft.SubjectIsOld && Enumerable.Range(0, Math.Max(0, tokens.Count - 2)).Any(at => tokens[at].Kind == TokenKind.Number && tokens[at].Number == before && tokens[at + 1].Is("to") && tokens[at + 2].Kind == TokenKind.Number && tokens[at + 2].Number != after);
    }

    // As hours of a week, and not by visits.
    private static bool IsStated(Draft draft, decimal weekly) => draft.Texts.Any(text => text.Tokens.Exists(token => token.Value is StatedHours { OfVisits: false } hours && hours.Weekly == weekly));

    // Hours before and after to which all visits of the package come, with hardly a doubt.
    private static bool AreOfThePackage(EmailFields fields, IReadOnlyList<(VisitSum Sum, double Probable)> sums) =>
        fields is { HoursPerWeekFrom: not null, HoursPerWeekTo: not null } && sums.Any(one => one.Probable >= HardlyADoubt && one.Sum.From == fields.HoursPerWeekFrom && one.Sum.To == fields.HoursPerWeekTo);

    private static void Sign(Draft draft, HoursAssignment hours, EmailFields byRules, IReadOnlyList<(VisitSum Sum, double Probable)> sums, double noSum)
    {
        draft.Sign("hours", hours.Probable);
        draft.Signs.Add($"hours {hours.From.Value is not null} {hours.To.Value is not null} {hours.Delta.Value is not null} agree {hours.Agrees}");
        draft.Signs.Add($"hours rules {byRules.HoursPerWeekFrom == hours.From.Value} {byRules.HoursPerWeekTo == hours.To.Value} {byRules.HoursPerWeekDelta == hours.Delta.Value}");
        if (noSum < Likely)
        {
            draft.Sign("sum", sums[0].Probable);
            draft.Sign("another sum", sums.Skip(1).Select(one => one.Probable).DefaultIfEmpty().First());
        }
    }

    private static EmailFields Hours(Draft draft, EmailFields read, ReaderWeights weights)
    {
        var (sums, noSum) = VisitSums.Observed(draft, read).Weigh(weights.Visits);
        var weighed = HoursRoles.Observed(draft, read).Select(one => (one.Mention, Probable: weights.Hours.Probabilities(one.Features))).ToList();
        if (weighed.Count == 0 && sums.Count == 0)
        {
            return read;
        }

        var stated = HoursAssignment.OwnSums(weighed, sums);
        var assignment = HoursAssignment.Of(weighed, sums, noSum, draft.Intents.Intent);
        Sign(draft, assignment, read, sums, noSum);

        // "14 hours a week now instead of 10.5": what the rules read beside the same hours after stays, unless there is hardly a doubt.
        var from = assignment.From.Value ?? (assignment.To.Value is { } then && then == read.HoursPerWeekTo && assignment.From.Probable < HardlyADoubt ? read.HoursPerWeekFrom : null);
        var fields = HoursReading.WithDifference(
            draft, read with { HoursPerWeekFrom = from, HoursPerWeekTo = assignment.To.Value, HoursPerWeekDelta = assignment.Delta.Value });
        if (assignment.Probable < Likely)
        {
            draft.Doubt("hours-unexplained");
        }

        if (!assignment.Agrees && !(fields.HoursPerWeekFrom == read.HoursPerWeekFrom && fields.HoursPerWeekTo == read.HoursPerWeekTo && fields.HoursPerWeekDelta == read.HoursPerWeekDelta) && assignment.Probable < HardlyADoubt)
        {
            draft.Doubt("hours-unexplained");
            if ((read.HoursPerWeekTo ?? read.HoursPerWeekDelta) is { } byRules && assignment.Probable < Likelier && IsStated(draft, Math.Abs(byRules)))
            {
                return read;
            }
        }

        foreach (var (mention, _) in weighed.Where(one => new[] { fields.HoursPerWeekFrom, fields.HoursPerWeekTo, fields.HoursPerWeekDelta, -fields.HoursPerWeekDelta }.Contains(one.Mention.Weekly)))
        {
            for (var at = mention.At; at <= mention.Last; at++)
            {
                draft.Explain(mention.Text, at);
            }
        }

        if (fields is { HoursPerWeekFrom: { } before, HoursPerWeekTo: { } after })
        {
            if (SubjectSaysAnother(draft, before, after))
            {
                draft.Doubt("hours-contradict");
            }

            if (stated.Any(one => one.Mention.Weekly != Math.Abs(after - before) && (one.Probable[3] + one.Probable[4] >= Likely || one.Mention.IsSaidToBeADifference)))
            {
                // "From 14 to 10.5, a reduction of 4"
                draft.Doubt("hours-contradict");
            }

            if (Math.Min(before, after) < LeastPackage && !draft.Texts.Any(text => text.Tokens.Exists(token => token.Value is StatedHours { Assumed: false, OfVisits: false })))
            {
                // "The Thursday sit should be five hours and not three"
                draft.Doubt("hours-basis");
            }

            if (Math.Max(before, after) > MostTimes * Math.Min(before, after))
            {
                // One of them is an age or the hours of a day.
                draft.Doubt("hours-unexplained");
            }
        }

        if (assignment.Delta.Value is { } change && !assignment.Agrees && !stated.Any(one => one.Mention.Hours is { OfVisits: false } && one.Mention.Weekly == Math.Abs(change)) && UncertainSum(sums, change, read))
        {
            draft.Doubt("hours-unexplained");
        }

        if (assignment.Delta.Value is { } said && !assignment.Agrees && stated.Any(one => one.Mention.Weekly == Math.Abs(said) && one.Probable[1] + one.Probable[2] >= Possible))
        {
            // "It's 21 hours a week she needs": more by that, or that in all?
            draft.Doubt("hours-unexplained");
        }

        if (assignment.Agrees || AreOfThePackage(fields, sums))
        {
            // "7 x 30 minutes = 3.5 hours, which makes 10.5 in place of 14": they are those of a week.
            draft.Doubts.RemoveAll(one => one.Code == "hours-basis");
        }

        if (fields.HoursPerWeekTo < LeastPackage && fields.HoursPerWeekTo != read.HoursPerWeekTo)
        {
            draft.Doubt("hours-basis");
        }

        return fields;
    }
}
