using System.Buffers;
using System.Text.RegularExpressions;

namespace CareFunctions.Core.PenPictures;

/// <summary>Names: those on file however they are written, and what reads like one.</summary>
internal static partial class NameScan
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(" '-._*");

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "sir", "dame", "lady", "lord" };

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "ap", "ab", "ferch", "verch", "van", "von", "der", "den", "de", "da", "di", "la", "le", "du", "el", "al", "bin", "ibn", "bint", "binti", "mac", "mc", "st", "the", "and", "of", "o", "y",
    };

    // Words that are names too: only with a capital are they taken for one.
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "april", "august", "autumn", "baker", "ball", "banks", "bell", "bill", "bishop", "black", "bond", "brown", "bush", "butler", "carol", "carter", "church", "cook", "cooper", "cross",
        "daisy", "dale", "dawn", "drew", "english", "faith", "farmer", "field", "fields", "fisher", "ford", "forest", "fountain", "frank", "gene", "gold", "good", "grace", "grant", "gray", "green",
        "grey", "hand", "harper", "heather", "hill", "hills", "holly", "hope", "hunter", "jack", "june", "king", "knight", "lake", "lane", "lily", "little", "long", "love", "major", "mark", "marsh",
        "mason", "mercy", "miles", "miller", "moon", "moore", "park", "parker", "patience", "penny", "pleasant", "pond", "poppy", "porter", "potter", "power", "price", "prince", "reed", "rice", "rich",
        "rivers", "robin", "rose", "rowan", "ruby", "sandy", "savage", "shepherd", "short", "singer", "small", "smart", "snow", "spring", "stone", "street", "summer", "sunny", "taylor", "turner",
        "violet", "name", "number", "health", "postcode", "telephone", "email", "address", "date", "age", "reference", "removed", "walker", "wall", "ward", "water", "waters", "weaver", "wells", "west", "white", "will", "winter", "wise", "wood", "woods", "young",
    };

    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "christmas", "easter",
        "english", "welsh", "polish", "british", "he", "she", "they", "we", "it", "the", "this", "that", "there", "and", "but", "in", "on", "at", "if", "has", "is", "care", "support",
    };

    public static IEnumerable<Finding> Find(FoldedText folded, IReadOnlyList<string> names)
    {
        var tokens = Token().Matches(folded.Text);
        foreach (var name in names.Select(OnFileName.Of))
        {
            foreach (var finding in Of(name, folded, tokens))
            {
                yield return finding;
            }
        }

        foreach (Match match in Titled().Matches(folded.Text))
        {
            yield return folded.At(FindingKind.Name, match.Index, match.Length);
        }

        foreach (Match match in Introduced().Matches(folded.Text))
        {
            var group = match.Groups["name"];
            if (!NoNames.Contains(FirstWord().Match(group.Value).Value.ToLowerInvariant()))
            {
                yield return folded.At(FindingKind.Name, group.Index, group.Length);
            }
        }
    }

    private static IEnumerable<Finding> Of(OnFileName name, FoldedText folded, MatchCollection tokens)
    {
        for (var first = 0; first < tokens.Count; first++)
        {
            var word = tokens[first].Value;
            var lower = word.ToLowerInvariant();
            if (name.IsWord(lower, Capital(word)))
            {
                yield return folded.At(FindingKind.Name, tokens[first].Index, word.Length);
            }

            foreach (var (index, length) in name.Parts(lower))
            {
                yield return folded.At(FindingKind.Name, tokens[first].Index + index, length);
            }

            // O' Brien, S-i-a-n, J o n e s: what stands in pieces is put together.
            var joined = lower;
            var single = lower.Length == 1;
            for (var last = first + 1; last < tokens.Count && Near(folded.Text, tokens[last - 1], tokens[last]) && joined.Length < name.Longest; last++)
            {
                joined += tokens[last].Value.ToLowerInvariant();
                single &= tokens[last].Length == 1;
                if (name.Compounds.Contains(joined) || (single && name.Words.Contains(joined) && joined.Length > 2))
                {
                    yield return folded.At(FindingKind.Name, tokens[first].Index, tokens[last].Index + tokens[last].Length - tokens[first].Index);
                }
            }
        }
    }

    private static bool Near(string text, Match one, Match other)
    {
        var between = text.AsSpan(one.Index + one.Length, other.Index - one.Index - one.Length);
        return between.Length is > 0 and <= 3 && between.IndexOfAnyExcept(Separators) < 0;
    }

    private static bool Capital(string word) => !char.IsLower(word[0]);

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Rev|Sir|Dame|Lady|Lord|MR|MRS|MS|MISS|DR)\b\.? {1,2}(?:[A-Z]\b\.? ?){0,3}[A-Z][\p{L}'-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(
        @"\b(?:[Dd]aughter|[Ss]on|[Ww]ife|[Hh]usband|[Mm]other|[Ff]ather|[Mm]um|[Mm]am|[Dd]ad|[Ss]ister|[Bb]rother|[Nn]iece|[Nn]ephew|[Aa]unt|[Uu]ncle|[Cc]ousin|[Ff]riend|[Nn]eighbour|[Pp]artner|[Gg]rand(?:daughter|son|mother|father)|[Cc]alled|[Nn]amed|[Kk]nown as|[Nn]ames? (?:is|are)|[Nn]ame:)(?:,? (?:is )?(?:called|named))?,? (?<name>[A-Z][a-z][\p{L}'-]*(?: [A-Z][a-z][\p{L}'-]*)?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"^\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex FirstWord();

    /// <summary>A name on file, ready to be looked for.</summary>
    private sealed record OnFileName(HashSet<string> Words, HashSet<string> Compounds, IReadOnlyList<string> Uncased, int Longest)
    {
        public static OnFileName Of(string name)
        {
            var folded = FoldedText.Of(name).Text;
            var tokens = Token().Matches(folded).Select(token => token.Value.ToLowerInvariant()).Where(token => !Titles.Contains(token)).ToList();
            var words = tokens.Where(token => token.Length > 1 && !Particles.Contains(token)).ToHashSet(StringComparer.Ordinal);

            // A name made of particles only, such as Le, is looked for all the same.
            if (words.Count == 0)
            {
                words = [.. tokens.Where(token => token.Length > 1)];
            }

            var compounds = new HashSet<string>(StringComparer.Ordinal);
            for (var index = 0; index + 1 < tokens.Count; index++)
            {
                for (var last = index + 1; last < tokens.Count; last++)
                {
                    var part = tokens[index..(last + 1)];
                    if (part.Any(words.Contains))
                    {
                        compounds.Add(string.Concat(part));
                    }
                }

                if (words.Contains(tokens[index]) && words.Contains(tokens[index + 1]))
                {
                    compounds.Add(tokens[index + 1] + tokens[index]);
                }
            }

            if (tokens.Count > 2)
            {
                compounds.Add(tokens[0] + tokens[^1]);
            }

            var uncased = words.Where(word => word.All(letter => char.ToUpperInvariant(letter) == letter && char.ToLowerInvariant(letter) == letter)).ToList();
            return new OnFileName(words, compounds, uncased, words.Concat(compounds).Select(word => word.Length).DefaultIfEmpty(0).Max());
        }

        public bool IsWord(string lower, bool capital)
        {
            if (Words.Contains(lower) || Compounds.Contains(lower))
            {
                // A short name, or one that is a word, only with its capital: "may" is no May.
                return capital || (lower.Length > 3 && !NameScan.Words.Contains(lower) && !NoNames.Contains(lower));
            }

            // The Joneses, the O'Briens.
            return capital && ((lower.EndsWith('s') && Words.Contains(lower[..^1])) || (lower.EndsWith("es", StringComparison.Ordinal) && Words.Contains(lower[..^2])));
        }

        /// <summary>Where scripts write no spaces a name is a part of a longer run of letters.</summary>
        public IEnumerable<(int Index, int Length)> Parts(string token)
        {
            foreach (var word in Uncased)
            {
                for (var index = token.IndexOf(word, StringComparison.Ordinal); index >= 0; index = token.IndexOf(word, index + word.Length, StringComparison.Ordinal))
                {
                    yield return (index, word.Length);
                }
            }
        }
    }
}
