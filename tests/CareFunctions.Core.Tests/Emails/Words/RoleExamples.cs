using System.Globalization;
using System.Text.Json.Nodes;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Roles;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>The days, hours and registrations of a labelled message, each with what is observed around it and the role that the label gives it.</summary>
internal sealed record RoleExamples(IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> Days, IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> Hours,
    IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> Registrations, IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> Rates, IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> Outcomes,
    IReadOnlyList<LatticeExample> Visits)
{
    public static RoleExamples Of(Lesson lesson)
    {
        var (draft, words, read) = EmailReader.DraftedFor(lesson.Message, lesson.Council, lesson.Kind, withPhrases: !lesson.Tuned);
        var rules = lesson.RulesKnowIt ? null : read;
        var days = DayRoles.Observed(draft, rules).Select(one => ((IReadOnlyCollection<string>)one.Features, Place(DayRoles.Names, OfDay(one.Mention, lesson.Fields!))));
        var hours = !StatesHours(lesson.Kind) ? [] : HoursRoles.Observed(draft, rules).Select(one => (one.Features, Role: OfHours(one.Mention, lesson.Fields!))).Where(one => one.Role is not null)
            .Select(one => ((IReadOnlyCollection<string>)one.Features, Place(HoursRoles.Names, one.Role!)));
        var registrations = !FieldReading.BelongingTo(lesson.Kind).Contains("registration") ? [] : RegistrationRoles.Observed(draft)
            .Select(one => ((IReadOnlyCollection<string>)one.Features, one.Value == lesson.Fields!["registration"]?.GetValue<string>() ? 1 : 0));
        var rate = Number(lesson.Fields!["weeklyRate"]);
        var rates = !FieldReading.BelongingTo(lesson.Kind).Contains("weeklyRate") ? [] : RateRoles.Observed(draft, rules).Select(one => ((IReadOnlyCollection<string>)one.Features, one.Pounds == rate ? 1 : 0));
        var visits = !StatesHours(lesson.Kind) ? VisitLattice.Nothing : VisitSums.Observed(draft, rules);
        var outcome = Place(OutcomeRoles.Names, lesson.Fields!["outcome"]?.GetValue<string>() ?? DayRoles.None);
        return new RoleExamples([.. days], [.. hours], [.. registrations], [.. rates], lesson.Kind == EmailIntent.AssessmentOutcome ? [(OutcomeRoles.Observed(words, rules), outcome)] : [], visits.Ends.Count == 0 ? [] : [OfVisits(visits, lesson.Fields!)]);
    }

    private static bool StatesHours(EmailIntent kind) => HoursRoles.Change(kind) || HoursRoles.OfAPackage(kind);

    private static int Place(IReadOnlyList<string> names, string name) => names.ToList().IndexOf(name);

    private static string OfDay(DayMention mention, JsonObject fields)
    {
        bool Means(LocalDate day) => mention.Day.Ahead == day || mention.Day.Behind == day;

        return DayRoles.Fields.FirstOrDefault(field => Day(fields, field) is { } day && Means(day)) ?? (Day(fields, "endDate") is { } end && Means(end.PlusDays(1)) ? "endDateBefore" : DayRoles.None);
    }

    private static LocalDate? Day(JsonObject fields, string field) => fields[field]?.GetValue<string>() is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;

    // Null where the label leaves it open: a difference that only follows from the other two.
    private static string? OfHours(HoursMention mention, JsonObject fields)
    {
        var (from, to, delta) = (Number(fields["hoursPerWeekFrom"]), Number(fields["hoursPerWeekTo"]), Number(fields["hoursPerWeekDelta"]));
        return mention.Weekly == from ? "from"
            : mention.Weekly == to ? "to"
            : delta is { } stated && Math.Abs(stated) == mention.Weekly ? (stated > 0 ? "more" : "less")
            : delta is null && to - from is { } follows && Math.Abs(follows) == mention.Weekly ? null : "none";
    }

    // The readings that come to what the label says: the hours before and after, one of them, or else the difference, if only as it follows. No visits are meant where none comes there.
    private static LatticeExample OfVisits(VisitLattice visits, JsonObject fields)
    {
        var (from, to, delta) = (Number(fields["hoursPerWeekFrom"]), Number(fields["hoursPerWeekTo"]), Number(fields["hoursPerWeekDelta"]));
        Func<VisitSum, bool>[] tellings =
        [
            sum => from is not null && to is not null && Alike(sum.From, from) && Alike(sum.To, to), sum => Alike(sum.Delta, delta ?? to - from), sum => sum.From is null && Alike(sum.To, to), sum => sum.To is null && Alike(sum.From, from),
        ];
        var told = tellings.Select(telling => visits.Ends.Select(end => end.Sum is { } sum && telling(sum)).ToList()).FirstOrDefault(right => right.Contains(true));
        return new LatticeExample(visits, told ?? [.. visits.Ends.Select(end => end.Sum is null)]);
    }

    // Seven visits of twenty minutes are 2.3333 hours, or 2.33.
    private static bool Alike(decimal? one, decimal? other) => one is { } first && other is { } second && Math.Abs(first - second) < 0.01m;

    private static decimal? Number(JsonNode? node) => node is null ? null : decimal.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
}
