using System.Globalization;
using System.Text;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Roles;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>Learns the reader's weights from labelled messages. The same messages give the same weights.</summary>
internal static class WordTraining
{
    private static readonly WeightLearning Kinds = new(Rounds: 10, Decay: 0.003f, RarestKept: 3, SmallestKept: 0.02f, Digits: 2);
    private static readonly WeightLearning Roles = new(Rounds: 10, Decay: 0.003f, RarestKept: 2, SmallestKept: 0.02f, Digits: 2);
    private static readonly WeightLearning Acting = new(Rounds: 20, Decay: 0.15f, RarestKept: 3, SmallestKept: 0.02f, Digits: 2);

    /// <summary>Learns everything.</summary>
    public static ReaderWeights Learn(IReadOnlyList<Lesson> lessons)
    {
        return LearnRoles(lessons) with { Intents = Kinds.Learn(ReaderWeights.Kinds, OfKinds(lessons)), Acting = Acting.Learn(ReaderWeights.Acts, OfActing(lessons)) };
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

    /// <summary>What acting is learned from: messages that may be acted on by their kind. What their days and hours are is read by weights that were not learned from the same writer, as it will be
    /// of messages that nobody has seen.</summary>
    public static IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> OfActing(IReadOnlyList<Lesson> lessons)
    {
        var authors = lessons.Where(one => one.Fields is not null).Select(one => one.Author).Distinct().ToList();
        return
        [
            .. lessons.Where(one => one.MayAct is not null && ActingWeighing.MayAct(one.Kind)).GroupBy(one => authors.IndexOf(one.Author) % 2).SelectMany(half =>
            {
                var others = LearnRoles([.. lessons.Where(one => authors.IndexOf(one.Author) % 2 != half.Key)]);
                return half.Select(one => (EmailReader.ObservedForActing(one.Message, one.Council, one.Kind, withPhrases: !one.Tuned, others), one.MayAct!.Value ? 1 : 0)).ToList();
            }),
        ];
    }

    // What the values of a message are: all but kinds and acting.
    private static ReaderWeights LearnRoles(IReadOnlyList<Lesson> lessons)
    {
        var examples = lessons.Where(one => one.Fields is not null).Select(RoleExamples.Of).ToList();
        var nothing = new LearnedWeights([], new Dictionary<string, float[]>());
        return new ReaderWeights(
            nothing, nothing, Roles.Learn(DayRoles.Names, [.. examples.SelectMany(one => one.Days)]), Roles.Learn(HoursRoles.Names, [.. examples.SelectMany(one => one.Hours)]),
            Roles.Learn(RegistrationRoles.Names, [.. examples.SelectMany(one => one.Registrations)]));
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
