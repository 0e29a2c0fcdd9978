using System.Diagnostics;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;

namespace CareFunctions.Core.Tests.Emails;

/// <summary>Holds the reader's work to the size of a message: a long one costs as much as many short ones of the same length, not their square.</summary>
public sealed class EmailReaderGrowthTests
{
    private const int Characters = 1_000_000;

    public static TheoryData<string, bool> Long() => new()
    {
        { "<p>Please increase SOM-104233 by 4 hours per week from 4 May 2026, because she needs more help.</p>", true },
        { "<table><tr><td>from 10 hours</td><td>to 14 hours</td></tr></table>", true },
        { "<div>", true },
        { "<b><i>", true },
        { "<p>", true },
        { "<p>" + string.Concat(Enumerable.Range(0, 250).Select(number => $"<b id={number}>")) + string.Concat(Enumerable.Repeat("<p>x", 60_000)), true },
        { "please increase by 4 hours per week from 4 may to ", false },
        { "please increase decrease notice hospital hold extend assessment respite ", false },
        { "from 10 to 14 hours and a half ", false },
        { "> quoted\n", false },
        { "from: x\n", false },
        { "4/5/4/5/", false },
        { "som-1 som 104233, ", false },
        { "-", false },
        { "word ", false },
        { "thank you please call me if you have any questions ", false },
    };

    [Theory]
    [MemberData(nameof(Long))]
    public void Read_OneMegabyte_CostsNoMoreThanItsSize(string part, bool html)
    {
        var whole = string.Concat(Enumerable.Repeat(part, Characters / part.Length));
        var tenth = whole[..(whole.Length / 10)];
        Read(tenth, html);

        var (small, large) = (Cost(tenth, html), Cost(whole, html));

        // Ten times the text: ten times the work and room for chance. Quadratic work would take a hundred times. Memory is counted, so nothing beside the test can fail it.
        large.Bytes.ShouldBeLessThan(1_000_000 + (small.Bytes * 20));

        // What looks without allocating shows in time only. Far from what it takes: quadratic work on a megabyte takes minutes.
        large.Time.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static (long Bytes, TimeSpan Time) Cost(string body, bool html)
    {
        var (bytes, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        Read(body, html);
        return (GC.GetAllocatedBytesForCurrentThread() - bytes, watch.Elapsed);
    }

    private static void Read(string body, bool html) =>
        EmailReader.Read(new GraphMessage("id", "<1@provider.example>", "Hours", "office@provider.example", Instants.At("2026-05-01T09:00:00Z"), html, body, false), Council.Somerset);
}
