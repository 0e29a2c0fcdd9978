using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using NodaTime;

namespace Benchmarks;

/// <summary>Emails read on one core: the labelled mailbox's messages in turn, and messages of a megabyte of several shapes, ordinary and hostile.</summary>
internal static class EmailsBenchmark
{
    private const int Rounds = 5;
    private const int Passes = 4;
    private const int Megabyte = 1024 * 1024;

    private static readonly (string Name, bool Html, string Repeated)[] LongMessages =
    [
        ("a long reply chain", false, "\n> On Monday we said that 4 hours a week would do."),
        ("a chain of Outlook HTML", true, "<p class=\"MsoNormal\"><span style=\"font-size:11.0pt\">Please find the rota&nbsp;attached for week 12.<o:p></o:p></span></p>"),
        ("one endless line", false, "word "),
        ("nothing but numbers", false, "10 to 14 hours per week from 4 "),
        ("unclosed tags", true, "<div><b><i>"),
        ("comments never closed", true, "<!--"),
        ("quotation marks", false, ">>>>>>>>"),
        ("dates", false, "from Monday 4 May 2026 until Friday "),
        ("invisible characters", false, "\u200b\u202e"),
        ("an endless table", true, "<table><tr><td>from 10 hours</td><td>to 14 hours</td></tr></table>"),
        ("paragraphs without end", true, "<p>"),
        ("lines of one letter", true, "<br>x"),
        ("styled spans", true, "<span style='color:red' class=x>y</span>"),
        ("formats opened anew in each paragraph", true, "<p>" + string.Concat(Enumerable.Range(0, 250).Select(number => $"<b id={number}>")) + string.Concat(Enumerable.Repeat("<p>x", 60_000))),
        ("tables within tables", true, string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("<table><tr><td>", 140)) + string.Concat(Enumerable.Repeat("</td></tr></table>", 140)), 60))),
        ("references", false, string.Concat(Enumerable.Range(100_000, 2_000).Select(number => $"som {number}, "))),
        ("courtesies", false, "thank you please call me if you have any questions "),
        ("words that begin phrases", false, "please increase decrease notice hospital hold extend assessment respite "),
    ];

    public static Task<IReadOnlyList<Figure>> RunAsync()
    {
        List<Figure> figures = [Ordinary()];
        figures.AddRange(LongMessages.Select(Long));
        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static Figure Ordinary()
    {
        List<(GraphMessage Message, Council Council)> mailbox =
        [
            .. from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Labelled"), "*.jsonl").Order(StringComparer.Ordinal)
               from line in File.ReadLines(file)
               where line.Length > 0
               select Read(line),
        ];
        double best = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long started = Stopwatch.GetTimestamp();
            for (int pass = 0; pass < Passes; pass++)
            {
                foreach ((GraphMessage message, Council council) in mailbox)
                {
                    EmailReader.Read(message, council);
                }
            }

            best = Math.Max(best, Passes * mailbox.Count / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return new Figure($"emails read, {mailbox.Count} labelled ones in turn", best, "a second", AtLeast: 2_000);
    }

    private static Figure Long((string Name, bool Html, string Repeated) shape)
    {
        const string request = "Please increase SOM-104233 by 4 hours a week from Monday 4 May 2026.\n";
        string body = request + string.Concat(Enumerable.Repeat(shape.Repeated, (Megabyte - request.Length) / Encoding.UTF8.GetByteCount(shape.Repeated)));
        var message = new GraphMessage(
            "AAMk", "<long@provider.example>", "A long one", "rota@provider.example", Instant.FromUtc(2026, 5, 1, 9, 0), shape.Html, body, false);
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long started = Stopwatch.GetTimestamp();
            EmailReader.Read(message, Council.Somerset);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return new Figure($"1 MB: {shape.Name}", best, "ms", AtMost: 50);
    }

    private static (GraphMessage Message, Council Council) Read(string line)
    {
        using JsonDocument labelled = JsonDocument.Parse(line);
        string message = labelled.RootElement.GetProperty("message").GetRawText();
        if (!Council.TryParse(labelled.RootElement.GetProperty("council").GetString(), out Council? council)
            || ContractReader.GraphMessage(Encoding.UTF8.GetBytes(message)).Value is not { } read)
        {
            throw new InvalidOperationException("The labelled mailbox holds a line that is no message.");
        }

        return (read, council);
    }
}
