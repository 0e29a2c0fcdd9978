using System.Globalization;
using System.Text;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Roles;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>Learns the reader's weights from labelled messages. The same messages give the same weights.</summary>
internal static class WordTraining
{
    private static readonly WeightLearning Kinds = new(Rounds: 10, Decay: 0.003f, RarestKept: 3, SmallestKept: 0.1f, Digits: 1);
    private static readonly WeightLearning Roles = new(Rounds: 10, Decay: 0.003f, RarestKept: 2, SmallestKept: 0.1f, Digits: 1);
    private static readonly WeightLearning Acting = new(Rounds: 20, Decay: 0.15f, RarestKept: 3, SmallestKept: 0.02f, Digits: 2);

    /// <summary>Learns everything.</summary>
    public static ReaderWeights Learn(IReadOnlyList<Lesson> lessons)
    {
        var (days, hours) = LearnRoles(lessons);
        var kinds = Kinds.Learn(ReaderWeights.Kinds, OfKinds(lessons));
        return new ReaderWeights(kinds, Acting.Learn(ReaderWeights.Acts, OfActing(lessons)), days, hours);
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
                var (days, hours) = LearnRoles([.. lessons.Where(one => authors.IndexOf(one.Author) % 2 != half.Key)]);
                var nothing = new LearnedWeights([], new Dictionary<string, float[]>());
                return half.Select(one => (EmailReader.ObservedForActing(one.Message, one.Council, one.Kind, withPhrases: !one.Tuned, new ReaderWeights(nothing, nothing, days, hours)), one.MayAct!.Value ? 1 : 0)).ToList();
            }),
        ];
    }

    /// <summary>Learns what days and hours are.</summary>
    public static (LearnedWeights Days, LearnedWeights Hours) LearnRoles(IReadOnlyList<Lesson> lessons)
    {
        var examples = lessons.Where(one => one.Fields is not null).Select(RoleExamples.Of).ToList();
        return (Roles.Learn(DayRoles.Names, [.. examples.SelectMany(one => one.Days)]), Roles.Learn(HoursRoles.Names, [.. examples.SelectMany(one => one.Hours)]));
    }

    /// <summary>The file that <see cref="LearnedWeights.Read"/> reads.</summary>
    public static string Written(LearnedWeights learned)
    {
        var text = new StringBuilder();
        foreach (var (feature, weights) in learned.Of.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            text.Append(feature);
            for (var answer = 0; answer < weights.Length; answer++)
            {
                if (weights[answer] != 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\t{learned.Answers[answer]}:{weights[answer]:0.##}");
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
