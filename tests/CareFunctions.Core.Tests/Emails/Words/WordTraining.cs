using System.Globalization;
using System.Text;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Roles;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>Learns the reader's weights from labelled messages. The same messages give the same weights.</summary>
internal static class WordTraining
{
    private static readonly WeightLearning Kinds = new(Rounds: 10, Decay: 0.003f, Step: 0.04f, RarestKept: 3, SmallestKept: 0.02f, Digits: 2);
    private static readonly WeightLearning Roles = new(Rounds: 10, Decay: 0.003f, Step: 0.03f, RarestKept: 2, SmallestKept: 0.02f, Digits: 2);
    private static readonly WeightLearning Acting = new(Rounds: 20, Decay: 0.003f, Step: 0.02f, RarestKept: 3, SmallestKept: 0.02f, Digits: 2);

    private const int DoubtRounds = 2;

    /// <summary>Learns everything.</summary>
    public static ReaderWeights Learn(IReadOnlyList<Lesson> lessons)
    {
        var acting = OfActing(lessons);
        return LearnRoles(lessons) with { Intents = Kinds.Learn(ReaderWeights.Kinds, OfKinds(lessons)), Acting = Acting.Learn(ReaderWeights.Acts, Examples(acting)), Doubts = LearnDoubts(acting) };
    }

    /// <summary>What kinds are learned from.</summary>
    public static IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> OfKinds(IReadOnlyList<Lesson> lessons) =>
    [
        .. lessons.Select(one =>
        {
            var (draft, sender) = EmailReader.Drafted(one.Message, one.Council);
            return (WordFeatures.Of(draft, sender, withPhrases: !one.Tuned), (int)one.Kind);
        }),
    ];

    /// <summary>What acting is learned from: messages that may be acted on by their kind. What their days and hours are, and which words are doubts, is read by weights that were not learned from the same
    /// writer, as it will be of messages that nobody has seen.</summary>
    public static IReadOnlyList<ActingExample> OfActing(IReadOnlyList<Lesson> lessons)
    {
        var authors = lessons.Where(one => one.Fields is not null).Select(one => one.Author).Distinct().ToList();
        var halves = lessons.GroupBy(one => authors.IndexOf(one.Author) % 2 == 0).ToList();
        var learned = halves.ConvertAll(half => LearnRoles([.. half]));
        var others = learned.Select((_, at) => learned[^(at + 1)] with { Doubts = LearnDoubts([.. Observed(halves[^(at + 1)], learned[at])]) }).ToList();
        return [.. halves.SelectMany((half, at) => Observed(half, others[at]))];
    }

    /// <summary>What is learned of acting from messages.</summary>
    public static IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> Examples(IReadOnlyList<ActingExample> observed) => [.. observed.Select(one => (one.Features, one.Acts ? 1 : 0))];

    private static IEnumerable<ActingExample> Observed(IEnumerable<Lesson> lessons, ReaderWeights weights) => lessons.Where(one => one.MayAct is not null && ActingWeighing.MayAct(one.Kind)).Select(one =>
    {
        var (acting, doubts) = EmailReader.ObservedForActing(one.Message, one.Council, one.Kind, withPhrases: !one.Tuned, weights);
        return new ActingExample(acting, doubts, one.MayAct!.Value);
    });

    // Where a message may be acted on, all its words are harmless; where it may not, those are the doubt of which that is likeliest.
    private static LearnedWeights LearnDoubts(IReadOnlyList<ActingExample> messages)
    {
        var learned = Roles.Learn(DoubtRoles.Names, [.. messages.SelectMany(one => one.Doubts.Select(doubt => (doubt, one.Acts ? 0 : 1)))]);
        for (var round = 0; round < DoubtRounds; round++)
        {
            var before = learned;
            learned = Roles.Learn(DoubtRoles.Names, [.. messages.SelectMany(one => one.Acts ? one.Doubts.Select(doubt => (doubt, 0)) : Likeliest(one.Doubts, before).Select(doubt => (doubt, 1)))]);
        }

        return learned;
    }

    private static IEnumerable<IReadOnlyCollection<string>> Likeliest(IReadOnlyList<IReadOnlyCollection<string>> doubts, LearnedWeights weights)
    {
        var weighed = doubts.Select(one => (One: one, Probable: weights.Probabilities(one)[1])).ToList();
        var most = weighed.Select(one => one.Probable).DefaultIfEmpty().Max();
        return weighed.Where(one => one.Probable >= 0.5 || one.Probable == most).Select(one => one.One);
    }

    // What the values of a message are: all but kinds and acting.
    private static ReaderWeights LearnRoles(IReadOnlyList<Lesson> lessons)
    {
        var examples = lessons.Where(one => one.Fields is not null).Select(RoleExamples.Of).ToList();
        var nothing = new Dictionary<string, float[]>();
        return new ReaderWeights(
            new LearnedWeights(ReaderWeights.Kinds, nothing), new LearnedWeights(ReaderWeights.Acts, nothing), Roles.Learn(DayRoles.Names, [.. examples.SelectMany(one => one.Days)]), Roles.Learn(HoursRoles.Names, [.. examples.SelectMany(one => one.Hours)]),
            Roles.Learn(RegistrationRoles.Names, [.. examples.SelectMany(one => one.Registrations)]), Roles.Learn(RateRoles.Names, [.. examples.SelectMany(one => one.Rates)]), new LearnedWeights(DoubtRoles.Names, nothing),
            Kinds.Learn(OutcomeRoles.Names, [.. examples.SelectMany(one => one.Outcomes)]), Roles.Learn(VisitSums.Names, [.. examples.SelectMany(one => one.Visits)]));
    }

    /// <summary>The file that <see cref="LearnedWeights.Read"/> reads.</summary>
    public static string Written(LearnedWeights learned)
    {
        var text = new StringBuilder("feature");
        text.AppendJoin("", learned.Answers.Select(answer => "\t" + answer)).Append('\n');
        foreach (var (feature, weights) in learned.Of.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            text.Append(feature).AppendJoin("", weights.Select(weight => weight == 0 ? "\t" : string.Create(CultureInfo.InvariantCulture, $"\t{weight:0.##}"))).Append('\n');
        }

        return text.ToString();
    }
}
