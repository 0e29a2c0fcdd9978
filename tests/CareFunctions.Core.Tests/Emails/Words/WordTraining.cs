using System.Globalization;
using System.Text;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Roles;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>Learns the reader's weights from labelled messages. The same messages give the same weights.</summary>
/// <param name="Weights">What is learned.</param>
/// <param name="OfKinds">What kinds are learned from.</param>
/// <param name="OfActing">What acting and doubts are learned from: messages that may be acted on by their kind.</param>
/// <param name="OfRoles">What the roles of values are learned from.</param>
/// <param name="OfCertainty">What certainty is learned from: messages of which nothing but how sure the reading is speaks against acting.</param>
internal sealed record WordTraining(ReaderWeights Weights, IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> OfKinds, IReadOnlyList<ActingExample> OfActing, IReadOnlyList<RoleExamples> OfRoles, IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> OfCertainty)
{
    private static readonly WeightLearning Kinds = new(Rounds: 10, Decay: 0.003f, Step: 0.04f, RarestKept: 3, SmallestKept: 0.02f, Digits: 2);
    private static readonly WeightLearning Roles = new(Rounds: 10, Decay: 0.003f, Step: 0.03f, RarestKept: 2, SmallestKept: 0.02f, Digits: 2);
    private static readonly WeightLearning Acting = new(Rounds: 20, Decay: 0.003f, Step: 0.02f, RarestKept: 3, SmallestKept: 0.02f, Digits: 2);
    private static readonly WeightLearning Certainty = new(Rounds: 20, Decay: 0.003f, Step: 0.02f, RarestKept: 5, SmallestKept: 0.005f, Digits: 2);
    private static readonly LatticeLearning Visits = new(Rounds: 12, Decay: 0.003f, Step: 0.06f, RarestKept: 2, SmallestKept: 0.02f, Digits: 2);

    private const int DoubtRounds = 2;

    /// <summary>Learns everything.</summary>
    public static WordTraining Of(IReadOnlyList<Lesson> lessons)
    {
        var kinds = lessons.AsParallel().AsOrdered().Select(OfKind).ToList();
        var roles = lessons.AsParallel().AsOrdered().Where(one => one.Fields is not null).Select(one => (Lesson: one, Examples: RoleExamples.Of(one))).ToList();
        var halves = Halves(lessons, kinds, roles);
        var acting = halves.SelectMany(half => half.Acting).ToList();
        var certainty = OfCertaintyIn(halves);
        IReadOnlyList<RoleExamples> examples = [.. roles.Select(one => one.Examples)];
        var learned = AtOnce(() => Kinds.Learn(ReaderWeights.Kinds, kinds), () => Acting.Learn(ReaderWeights.Acts, Examples(acting)), () => LearnDoubts(acting), () => Certainty.Learn(ReaderWeights.Acts, certainty));
        return new WordTraining(LearnRoles(examples) with { Intents = learned[0], Acting = learned[1], Doubts = learned[2], Certainty = learned[3] }, kinds, acting, examples, certainty);
    }

    private static LearnedWeights[] AtOnce(params Func<LearnedWeights>[] learning) => [.. learning.AsParallel().AsOrdered().Select(learn => learn())];

    private static (IReadOnlyCollection<string> Features, int Answer) OfKind(Lesson lesson)
    {
        var (draft, sender) = EmailReader.Drafted(lesson.Message, lesson.Council);
        return (WordFeatures.Of(draft, sender, withPhrases: !lesson.Tuned), (int)lesson.Kind);
    }

    // Half of the writers: what is learned from them, and what the other half's weights observe in their messages.
    private sealed record Half(IReadOnlyList<Lesson> Lessons, ReaderWeights Weights, IReadOnlyList<ActingExample> Acting);

    // What the days and hours of a message are, and which words are doubts, is read by weights that were not learned from the same writer, as it will be of messages that nobody has seen.
    private static List<Half> Halves(IReadOnlyList<Lesson> lessons, List<(IReadOnlyCollection<string> Features, int Answer)> kinds, List<(Lesson Lesson, RoleExamples Examples)> roles)
    {
        var authors = lessons.Select(one => one.Author).Distinct().ToList();
        int Of(Lesson lesson) => authors.IndexOf(lesson.Author) % 2;

        var halves = new[] { 0, 1 }.Select(half => roles.Where(one => Of(one.Lesson) == half).ToList()).ToList();
        var learned = halves.AsParallel().AsOrdered().Select(half => LearnRoles([.. half.Select(one => one.Examples)])).ToList();
        var doubts = halves.AsParallel().AsOrdered().Select((half, at) => LearnDoubts(Observed(half, learned[1 - at]))).ToList();
        var acting = halves.Select((half, at) => Observed(half, learned[1 - at] with { Doubts = doubts[1 - at] })).ToList();
        var settled = new[] { 0, 1 }.AsParallel().AsOrdered().Select(half => learned[half] with
        {
            Doubts = doubts[half],
            Acting = Acting.Learn(ReaderWeights.Acts, Examples(acting[half])),
            Intents = Kinds.Learn(ReaderWeights.Kinds, [.. kinds.Where((_, at) => Of(lessons[at]) == half)]),
        }).ToList();
        return [.. halves.Select((half, at) => new Half([.. half.Select(one => one.Lesson)], settled[at], acting[at]))];
    }

    // Whole messages, read by the weights of the other half, of which nothing else speaks against acting: whether that would have been right.
    private static List<(IReadOnlyCollection<string> Features, int Answer)> OfCertaintyIn(List<Half> halves) =>
    [
        .. halves.SelectMany((half, at) => half.Lessons.AsParallel().AsOrdered().Where(one => one is { MayAct: not null, Tuned: false }).Select(one =>
        {
            var (reading, features) = EmailReader.ObservedForCertainty(one.Message, one.Council, halves[1 - at].Weights);
            var open = EmailActing.JudgeAssumingKnown(reading, one.Council, one.Message).Reasons.Where(reason => !CertaintyWeighing.IsOpen([reason])).ToList();
            return (Open: open.Count == 0, Example: (features, one.IsReadRightly(reading) ? 1 : 0));
        })).Where(one => one.Open).Select(one => one.Example),
    ];

    /// <summary>What is learned of acting from messages.</summary>
    public static IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> Examples(IReadOnlyList<ActingExample> observed) => [.. observed.Select(one => (one.Features, one.Acts ? 1 : 0))];

    private static List<ActingExample> Observed(List<(Lesson Lesson, RoleExamples Examples)> roles, ReaderWeights weights) =>
    [
        .. roles.AsParallel().AsOrdered().Select(one => one.Lesson).Where(one => one.MayAct is not null && ActingWeighing.MayAct(one.Kind)).Select(one =>
        {
            var (acting, doubts) = EmailReader.ObservedForActing(one.Message, one.Council, one.Kind, withPhrases: !one.Tuned, weights);
            return new ActingExample(acting, doubts, one.MayAct!.Value);
        }),
    ];

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
    private static ReaderWeights LearnRoles(IReadOnlyList<RoleExamples> examples)
    {
        var learned = AtOnce(
            () => Roles.Learn(DayRoles.Names, [.. examples.SelectMany(one => one.Days)]),
            () => Roles.Learn(HoursRoles.Names, [.. examples.SelectMany(one => one.Hours)]),
            () => Visits.Learn(VisitSums.Names, [.. examples.SelectMany(one => one.Visits)]),
            () => Roles.Learn(RegistrationRoles.Names, [.. examples.SelectMany(one => one.Registrations)]),
            () => Roles.Learn(RateRoles.Names, [.. examples.SelectMany(one => one.Rates)]),
            () => Kinds.Learn(OutcomeRoles.Names, [.. examples.SelectMany(one => one.Outcomes)]));
        return new ReaderWeights(Nothing(ReaderWeights.Kinds), Nothing(ReaderWeights.Acts), learned[0], learned[1], learned[3], learned[4], Nothing(DoubtRoles.Names), learned[5], learned[2], Nothing(ReaderWeights.Acts));
    }

    private static LearnedWeights Nothing(IReadOnlyList<string> answers) => new(answers, new Dictionary<string, float[]>());

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
