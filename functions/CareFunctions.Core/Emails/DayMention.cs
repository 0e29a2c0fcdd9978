using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>A day where it stands in a message.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">Its place there.</param>
/// <param name="Day">The day.</param>
/// <param name="Past">Whether it is spoken of as past.</param>
internal sealed record DayMention(ReadText Text, int At, StatedDay Day, bool Past)
{
    private const int Nearby = 5;

    /// <summary>Every day of the texts that say something now, courtesies left out.</summary>
    public static IEnumerable<DayMention> All(Draft draft) =>
        draft.Texts.SelectMany(text => text.Tokens.Select((token, at) => (text, token, at))).Where(one => one.token.Kind == TokenKind.Date && !draft.PassedOver(one.text, one.at))
            .Select(one => new DayMention(one.text, one.at, (StatedDay)one.token.Value!, false));

    /// <summary>Whether it is guessed at: "possibly the 14th" states no day.</summary>
    public bool Guessed => IsGuessed(Text, At);

    private static bool IsGuessed(ReadText text, int at)
    {
        var words = PhraseTable.Own.Classes;
        for (var back = at - 1; back >= Math.Max(text.SentenceStart(at), at - Nearby); back--)
        {
            var word = text.Tokens[back].Text;
            if (words["day-guess"].Contains(word) && (back == at - 1 || word != "about"))
            {
                return true;
            }

            if (text.Tokens[back].Kind != TokenKind.Date && word is not ("or" or "to" or "in" or "for") && !words["day-filler"].Contains(word) && !words["day-until"].Contains(word) && !words["day-from"].Contains(word))
            {
                return false;
            }
        }

        return false;
    }
}
