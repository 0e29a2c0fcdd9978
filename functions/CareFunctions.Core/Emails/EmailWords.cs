using System.Text.RegularExpressions;

namespace CareFunctions.Core.Emails;

/// <summary>Words in the new text that mean a person must look, by the kind of doubt. One table, to be read and extended.</summary>
internal static partial class EmailWords
{
    private static readonly (string Code, string Sentence, Regex Words)[] Doubts =
    [
        ("question", "It asks rather than states.", Row(
            @"\?|\b(?:is it possible|would it be|wonder(?:ed|ing)?|can (?:we|you|i)|could (?:we|you|i)|may (?:we|i)|should (?:we|i)|would you|do you|are you able|please (?:advise|confirm|let (?:me|us) know))\b")),
        ("negation", "Something in it is negated or withdrawn.", Row(
            @"\b(?:not|no|never|none|neither|nor|without|[a-z]+n't|cannot|dont|cant|wont|isnt|doesnt|ignore|disregard|cancel(?:led|ling)?|withdraw[a-z]*|instead|rather|previously|correction|mistake|error|wrong|sorry|refus[a-z]+|declin[a-z]+)\b")),
        ("hedging", "It hedges.", Row(
            @"\b(?:maybe|might|possibl[ey]|perhaps|probabl[ey]|about|approx[a-z]*|around|roughly|circa|(?:by|of|for|extra|additional|further|another) up to|at least|at most|or so|think|believe|hop(?:e|ing)|likely|expect[a-z]*|consider[a-z]*|discuss[a-z]*|propos[a-z]*|suggest[a-z]*|if|unless|subject to|provided|depend[a-z]*|pending|trial|between|either|or|would like to|looking to|minimum|maximum|unsure|tbc|estimat[a-z]*|already|fyi|when|hold|wait(?:ing)?|await[a-z]*|delay[a-z]*|postpon[a-z]*|paus[a-z]*|than)\b|~")),
        ("has-an-end", "It sets an end, which a person must see.", Row(
            @"\b(?:until|till|end(?:s|ed|ing)?|for (?:the next |one |two |three |four |five |six |[0-9]+ )?(?:days?|weeks?|months?|a fortnight)|temporar[a-z]+|short[ -]term|only|while|whilst|during|once)\b")),
        ("other-request", "It speaks of something else as well.", Row(
            @"\b(?:reduc[a-z]+|decreas[a-z]+|cut|fewer|less|stop(?:s|ped|ping)?|terminat[a-z]+|notice|suspen[a-z]+|hospital|admitted|discharg[a-z]+|died|death|deceased|passed away|safeguarding|complain[a-z]*|invoice|rate|double[ -]?up|respite|both clients|each client)\b")),
        ("report", "It speaks of something already decided or done.", Row(
            @"\b(?:agreed|approved|authori[sz]ed|confirm[a-z]*|(?:has|have|had|was|were|been|we've|i've) (?:been |now |just )?(?:increas[a-z]+|started|added|put|giv[a-z]+|provid[a-z]+|deliver[a-z]+|cover[a-z]+))\b")),
        ("quoted", "It quotes or forwards somebody else.", Row(@"\b(?:fw|fwd|forwarded|see below|as below|attached|wrote|says?|said|asked|requested by|on behalf)\b")),
    ];

    /// <summary>Adds a doubt for each kind of word found. "May" is a month beside a number and a hedge otherwise.</summary>
    public static void AddDoubts(string text, List<EmailDoubt> doubts)
    {
        foreach (var (code, sentence, words) in Doubts)
        {
            if (words.IsMatch(text))
            {
                doubts.Add(new EmailDoubt(code, sentence));
            }
        }

        if (May().Count(text) > MayMonth().Count(text) && !doubts.Exists(doubt => doubt.Code == "hedging"))
        {
            doubts.Add(new EmailDoubt("hedging", "It hedges."));
        }
    }

    /// <summary>Whether what follows the sign-off could change what was said before it.</summary>
    public static bool AfterthoughtIn(string afterSignOff) => Afterthought().IsMatch(afterSignOff);

    [GeneratedRegex(@"\bmay\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex May();

    [GeneratedRegex(@"\b[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? may\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MayMonth();

    [GeneratedRegex(@"\bp\.? ?s\b|\b(?:hours?|hrs?|ignore|disregard|cancel|actually|instead|forgot)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Afterthought();

    private static Regex Row(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
