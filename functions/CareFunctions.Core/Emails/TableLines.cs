namespace CareFunctions.Core.Emails;

/// <summary>Tables as lines of cells with a bar between them. Under a line of headings each cell is read with its heading: "last day: 26 October".</summary>
internal static class TableLines
{
    private const string Bar = " | ";
    private const int FewestColumns = 3;
    private const int LongestHeading = 40;

    /// <summary>Puts the headings of tables into their cells. Lines that belong to no such table stay as they are.</summary>
    /// <param name="lines">The lines.</param>
    public static List<string> WithHeadings(List<string> lines)
    {
        var whole = new List<string>(lines.Count);
        for (var at = 0; at < lines.Count; at++)
        {
            if (Cells(lines[at]) is not { } headings || !Array.TrueForAll(headings, IsHeading) || at + 1 >= lines.Count || Cells(lines[at + 1])?.Length != headings.Length)
            {
                whole.Add(lines[at]);
                continue;
            }

            while (at + 1 < lines.Count && Cells(lines[at + 1]) is { } cells && cells.Length == headings.Length)
            {
                whole.Add(string.Join(Bar, headings.Zip(cells, (heading, cell) => heading.Length == 0 ? cell : heading + ": " + cell)));
                at++;
            }
        }

        return whole;
    }

    // A line of headings may begin with a bar: nothing stands above the names of the lines.
    private static string[]? Cells(string line) => line.Contains(Bar, StringComparison.Ordinal) && (line[0] == '|' ? " " + line : line).Split(Bar) is { Length: >= FewestColumns } cells ? cells : null;

    private static bool IsHeading(string cell) => cell.Length <= LongestHeading && !cell.Any(char.IsAsciiDigit) && !cell.Contains(':', StringComparison.Ordinal);
}
