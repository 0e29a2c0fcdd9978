using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>A labelled message to learn from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">The message.</param>
/// <param name="Council">The council whose mailbox it came to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Fields">What it states, where somebody said so.</param>
/// <param name="MayAct">Whether a careful officer would let it be acted on, where somebody said so.</param>
/// <param name="Tuned">Whether the tables and grammars were made with it at hand: there they look surer than they are in a message that nobody has seen.</param>
internal sealed record Lesson(string Id, GraphMessage Message, Council Council, EmailIntent Kind, JsonObject? Fields, bool? MayAct, bool Tuned)
{
    // The grammars of hours and days were not made with these at hand.
    private static readonly HashSet<string> Untuned = new(StringComparer.Ordinal) { "u1", "u2", "u3", "u4", "u5", "u6", "v1", "v2", "v3", "v4", "k4", "m1", "m2", "m3", "m4", "o1", "o2", "o3", "o4", "q6", "q7", "r1", "r2", "r3", "r4", "w1", "w3", "w5", "w6", "w7", "w8" };

    /// <summary>The file, which is the writer.</summary>
    public string Author => Id.Split('-')[0];

    /// <summary>Whether rules and grammars saw it when they were made.</summary>
    public bool RulesKnowIt => Tuned || (Fields is not null && IsWhole && !Untuned.Contains(Author));

    /// <summary>Whether it is a whole message of the mailbox.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>All but those of some writers.</summary>
    public static IReadOnlyList<Lesson> All(IReadOnlySet<string>? without = null) =>
    [
        .. LabelledMessage.Half("dev").Concat(LabelledMessage.Half(LabelledMessage.Strangers))
            .Select(one => new Lesson(one.Id, one.Message, one.Council, KindOf(one.Intent), one.Fields, one.MayAct, one.Folder == "dev") { IsWhole = true })
            .Concat(ShortMessage.All().Select(one => new Lesson(one.Id, one.Message, one.Council, KindOf(one.Intent), one.Fields, one.MayAct, Tuned: false)))
            .Where(one => without?.Contains(one.Author) != true),
    ];

    /// <summary>Whether it may be acted on, and a reading has all that it has: nothing that it does not have, at least.</summary>
    /// <param name="reading">The reading.</param>
    public bool IsReadRightly(EmailReading reading)
    {
        var score = new LabelledScore();
        score.Add(new LabelledMessage(Id, Council, Message, new JsonObject
        {
            ["intent"] = EmailProposal.WordOf(Kind), ["fields"] = Fields!.DeepClone(), ["caseRefs"] = new JsonArray([.. reading.CaseRefs.Select(one => (JsonNode)one.ToString())]), ["mayActAutomatically"] = MayAct!.Value,
        }) { Folder = "" }, reading, acts: true);
        return score.WrongActions == 0;
    }

    private static EmailIntent KindOf(string word) => EmailProposal.TryIntent(word, out var intent) ? intent.Value : throw new FormatException(word);
}
