using System.Buffers;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>How messages are laid out: what begins a quotation, a signature, a disclaimer or a banner. The words stand in the table.</summary>
internal sealed class Layout(PhraseFile.LayoutWords words)
{
    private const int LongestSignOff = 60;
    private const int HeaderLines = 6;
    private const int AttributionLines = 3;

    private readonly SearchValues<string> disclaimers = SearchValues.Create([.. words.Disclaimers], StringComparison.Ordinal);
    private readonly SearchValues<string> banners = SearchValues.Create([.. words.Banners], StringComparison.Ordinal);
    private readonly SearchValues<string> separators = SearchValues.Create([.. words.Separators], StringComparison.Ordinal);

    /// <summary>Whether everything from a line on is quoted or forwarded.</summary>
    public bool QuoteBegins(List<string> lines, int at)
    {
        var line = lines[at];
        if (line.Length == 0)
        {
            return false;
        }

        return (line.Length < 100 && line.AsSpan().ContainsAny(separators) && line[0] is '-' or '*' or 'b' or '_' or '=') || HeadersAt(lines, at);
    }

    /// <summary>The line after "On 4 May ... wrote:", when that begins at a line; otherwise null.</summary>
    public int? AttributionEnds(List<string> lines, int at)
    {
        if (lines[at].Length is 0 or > 300)
        {
            return null;
        }

        for (var line = at; line < lines.Count && line < at + AttributionLines && lines[line].Length > 0; line++)
        {
            foreach (var wrote in words.Wrote)
            {
                if (lines[line].EndsWith(wrote, StringComparison.Ordinal) && (lines[at].Any(char.IsAsciiDigit) || lines[at].Contains('@', StringComparison.Ordinal) || line == at))
                {
                    return line + 1;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a line is a greeting at the end, after which the signature stands.</summary>
    public bool IsSignOff(string line)
    {
        if (line.Length is 0 or > LongestSignOff)
        {
            return false;
        }

        var bare = line.Trim(' ', '.', ',', '!', '-', '*');
        if (bare.Length == 0)
        {
            return line.StartsWith("--", StringComparison.Ordinal) && line.Trim('-', ' ').Length == 0;
        }

        foreach (var signOff in words.SignOffs)
        {
            // "Thanks" and "Thanks, Pat" close a message; "Thanks for your email" opens one.
            if (bare.StartsWith(signOff, StringComparison.Ordinal)
                && (bare.Length == signOff.Length || (!char.IsLetterOrDigit(bare[signOff.Length]) && (bare.Length - signOff.Length < 25 && NoVerb(bare[signOff.Length..])))))
            {
                return true;
            }
        }

        return bare.StartsWith("sent from ", StringComparison.Ordinal) || bare.StartsWith("get outlook for", StringComparison.Ordinal);
    }

    /// <summary>Whether a name stands alone on a line, and below it what its bearer is.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="at">The line.</param>
    public bool SignatureBegins(List<string> lines, int at)
    {
        // "Pat Example, Care Manager"
        if (lines[at].Length <= LongestTitle && lines[at].IndexOf(',', StringComparison.Ordinal) is > 1 and var comma && IsName(lines[at][..comma].TrimEnd()) && at > 0 && Titled(lines[at][(comma + 1)..]))
        {
            return true;
        }

        if (!IsName(lines[at]))
        {
            return false;
        }

        var next = at + 1;
        while (next < lines.Count && next <= at + 2 && lines[next].Length == 0)
        {
            next++;
        }

        return next < lines.Count && lines[next].Length is > 0 and < LongestTitle && Titled(lines[next]);
    }

    /// <summary>Whether a line is the name of the sender's firm, as its address has it: "Rainham Homecare" below a message from rainhamhomecare.example.</summary>
    /// <param name="line">The line.</param>
    /// <param name="sender">The sender's address; null when there is none.</param>
    public static bool NamesTheFirm(string line, string? sender)
    {
        if (sender is null || line.Length is < ShortestFirm or > LongestFirm || sender.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at))
        {
            return false;
        }

        var domain = sender[(at + 1)..].Split('.')[0].Replace("-", "", StringComparison.Ordinal);
        var name = string.Concat(line.Split(Firms, StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("ltd" or "limited" or "llp" or "cic")));
        return domain.Length >= ShortestFirm && name.Equals(domain, StringComparison.OrdinalIgnoreCase);
    }

    // "Extra Care Housing Officer", "Greenlea Care Ltd / tel. 01823 ..."
    private bool Titled(string line)
    {
        var said = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var titles = said.Take(MostTitleWords).Count(words.Titles.Contains);
        return titles > 0 && (said.Length <= MostTitleWords || line.AsSpan().ContainsAny('|', '/')) && said.Take(MostTitleWords).Count(words.NotInTitles.Contains) is var verbs && (verbs == 0 || (titles > 1 && verbs == 1));
    }

    /// <summary>Whether a line begins an afterthought.</summary>
    public static bool IsPostscript(string line) =>
        line.StartsWith("ps ", StringComparison.Ordinal) || line.StartsWith("p.s", StringComparison.Ordinal) || line.StartsWith("ps.", StringComparison.Ordinal) || line.StartsWith("ps:", StringComparison.Ordinal) || line.StartsWith("ps -", StringComparison.Ordinal);

    private static readonly char[] Separators = [' ', ',', '|', '/', '(', ')', '-', '.', ';'];

    private static readonly char[] Firms = [' ', ',', '.', '-', '\'', '&', '|', '*', '(', ')'];

    private const int ShortestFirm = 6;
    private const int LongestFirm = 60;
    private const int LongestTitle = 160;
    private const int MostTitleWords = 10;
    private const int LongestName = 32;

    private bool IsName(string line) =>
        line.Length is > 1 and <= LongestName && line.All(character => char.IsLetter(character) || character is ' ' or '\'' or '-' or '.') && line.Count(character => character == ' ') <= 3
        && !Array.Exists(line.Split(' '), words.NotInTitles.Contains);

    /// <summary>Whether a line belongs to a disclaimer.</summary>
    public bool IsDisclaimer(string line) => line.AsSpan().ContainsAny(disclaimers);

    /// <summary>Whether a mail gateway put a line in.</summary>
    public bool IsBanner(string line) => line.Length < 1_000 && line.AsSpan().ContainsAny(banners);

    /// <summary>Whether a subject is that of a reply or a forwarded message, and the subject without those words.</summary>
    public (bool Reply, bool Forward, string Heading) Subject(string subject)
    {
        var (reply, forward) = (false, false);
        var rest = subject.Trim();
        for (var round = 0; round < 10; round++)
        {
            var prefix = words.RepliesAndForwards.Find(one => rest.StartsWith(one + ":", StringComparison.Ordinal) || rest.StartsWith(one + " :", StringComparison.Ordinal));
            if (prefix is not null)
            {
                forward |= prefix[0] == 'f';
                reply |= prefix[0] != 'f';
                rest = rest[(rest.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                continue;
            }

            if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is > 0 and < 20 and var close)
            {
                rest = rest[(close + 1)..].Trim();
                continue;
            }

            break;
        }

        return (reply, forward, rest);
    }

    /// <summary>Whether a subject is one that mailboxes write by themselves.</summary>
    public bool IsAutomatic(string subject) => words.AutomaticReplies.Exists(one => subject.StartsWith(one, StringComparison.Ordinal));

    // "From: ... Sent: ... To: ...", in any order and language, as Outlook and others put above what they quote.
    private bool HeadersAt(List<string> lines, int at)
    {
        if (!StartsWithLabel(lines[at], words.FromLabels))
        {
            return false;
        }

        // "From: 10 hours, To: 14 hours" is a request.
        if (lines[at].AsSpan(lines[at].IndexOf(':', StringComparison.Ordinal) + 1).TrimStart("* ") is [>= '0' and <= '9', ..])
        {
            return false;
        }

        var others = 0;
        for (var (line, seen) = (at + 1, 0); line < lines.Count && seen < HeaderLines; line++)
        {
            if (lines[line].Length == 0)
            {
                continue;
            }

            seen++;
            others += StartsWithLabel(lines[line], words.OtherLabels) ? 1 : 0;
        }

        return others > 0;
    }

    private static bool StartsWithLabel(string line, List<string> labels)
    {
        var bare = line.TrimStart('*', ' ');
        return labels.Exists(label => bare.StartsWith(label, StringComparison.Ordinal)
            && bare.AsSpan(label.Length).TrimStart("* ") is [':', ..]);
    }

    private static bool NoVerb(string rest) => rest.Count(character => character == ' ') < 4 && !rest.Contains(" for ", StringComparison.Ordinal) && !rest.Any(char.IsAsciiDigit);
}
