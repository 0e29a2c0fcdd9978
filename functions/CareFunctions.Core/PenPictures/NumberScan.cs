using System.Text.RegularExpressions;

namespace CareFunctions.Core.PenPictures;

/// <summary>Numbers that lead to a person: NHS numbers, telephone numbers, case numbers.</summary>
internal static partial class NumberScan
{
    private const int NhsDigits = 10;

    public static IEnumerable<Finding> Find(FoldedText folded, OnFile onFile, IReadOnlyList<(int Start, int End)> dates)
    {
        foreach (Match match in CaseReference().Matches(folded.Text))
        {
            yield return folded.At(FindingKind.CaseId, match.Index, match.Length);
        }

        foreach (Match match in SystemNumber().Matches(folded.Text))
        {
            yield return folded.At(FindingKind.CaseId, match.Groups["number"].Index, match.Groups["number"].Length);
        }

        var caseNumber = onFile.CaseNumber is { } given ? DigitsOf(FoldedText.Of(given).Text).TrimStart('0') : "";

        // The letter O beside a digit is a nought that somebody mistyped.
        var text = LetterO().Replace(folded.Text, match => new string('0', match.Length));
        foreach (Match chain in Chain().Matches(text))
        {
            var blocks = Block().Matches(chain.Value);
            for (var first = 0; first < blocks.Count; first++)
            {
                var digits = "";
                for (var last = first; last < blocks.Count && digits.Length < 16; last++)
                {
                    digits += blocks[last].Value;
                    var start = chain.Index + blocks[first].Index;
                    var length = chain.Index + blocks[last].Index + blocks[last].Length - start;
                    if (KindOf(digits, text, start, start + length, caseNumber, dates) is { } kind)
                    {
                        yield return folded.At(kind, start, length);
                    }
                }
            }
        }
    }

    /// <summary>Whether ten digits end in the check digit that an NHS number has: modulus 11 over the first nine.</summary>
    internal static bool IsNhsNumber(string digits)
    {
        if (digits.Length != NhsDigits || digits.Distinct().Count() == 1)
        {
            return false;
        }

        var sum = 0;
        for (var index = 0; index < NhsDigits - 1; index++)
        {
            sum += (digits[index] - '0') * (NhsDigits - index);
        }

        var check = (11 - (sum % 11)) % 11;
        return check < 10 && digits[^1] - '0' == check;
    }

    private static FindingKind? KindOf(string digits, string text, int start, int end, string caseNumber, IReadOnlyList<(int Start, int End)> dates)
    {
        if (IsNhsNumber(digits) || (digits.Length == NhsDigits && NhsBefore().IsMatch(text.AsSpan(Math.Max(0, start - 30), Math.Min(30, start)))))
        {
            return FindingKind.NhsNumber;
        }

        if (caseNumber.Length > 0 && digits.TrimStart('0') == caseNumber)
        {
            return FindingKind.CaseId;
        }

        // 01.02.2026 and the hour after it are no telephone number.
        if (dates.Any(date => date.Start < end && start < date.End))
        {
            return null;
        }

        var abroad = start > 0 && text[start - 1] == '+';
        var phone = abroad ? digits.Length is >= 8 and <= 15
            : digits.StartsWith("00", StringComparison.Ordinal) ? digits.Length is >= 10 and <= 15
            : digits[0] == '0' ? digits.Length is 10 or 11
            : digits.StartsWith("44", StringComparison.Ordinal) && digits.Length is 12 or 13;
        return phone || (digits.Length is >= 5 and <= 15 && PhoneBefore().IsMatch(text.AsSpan(Math.Max(0, start - 20), Math.Min(20, start)))) ? FindingKind.Phone : null;
    }

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"(?<=[0-9])[Oo]+(?![A-Za-z])|(?<![A-Za-z])[Oo]+(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LetterO();

    [GeneratedRegex(@"[0-9](?:[ ().\-/]{0,3}[0-9])*", RegexOptions.CultureInvariant)]
    private static partial Regex Chain();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"\bNHS\b[^;0-9]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NhsBefore();

    [GeneratedRegex(@"\b(?:tel|telephone|phone|mobile|mob|call|ring|text|whatsapp|fax|ext|extension)\b[^.;0-9]*\.?[ :+(]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhoneBefore();

    [GeneratedRegex(@"(?<![A-Za-z])(?:SOM|CRO|MED)[ \-/#:._]{0,3}[0-9](?:[ \-]?[0-9]){3,8}(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CaseReference();

    [GeneratedRegex(
        @"\b(?:LAS|Liquid ?logic|Mosaic|Eclipse|SWIFT|Proactis|case|client|service user|person|file|reference|ref)\b(?: ?(?:ID|no|number|ref|reference)\b)?[ .:#\-]{0,3}(?:is )?(?<number>[0-9]{4,})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SystemNumber();
}
