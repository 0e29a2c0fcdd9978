using CareFunctions.Core.Emails;
using Xunit.Abstractions;

namespace CareFunctions.Core.Tests.Emails;

/// <summary>Holds the reader against the labelled mailbox: the half it was tuned on and the half that nobody who tunes it looks at.</summary>
public sealed class LabelledSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("dev", 5, 0.25, 0.25, 0.05)]
    [InlineData("heldout", 5, 0.25, 0.25, 0.05)]
    public void Read_LabelledMailbox_ReachesItsFloors(string half, int wrongActions, double intents, double fields, double certainActedOn)
    {
        var score = new LabelledScore();
        foreach (var labelled in LabelledMessage.Half(half))
        {
            var reading = EmailReader.Read(labelled.Message, labelled.Council);
            score.Add(labelled, reading, Acts(labelled, reading));
        }

        output.WriteLine(score.ToString());
        if (half == "dev")
        {
            score.Misreadings.ForEach(output.WriteLine);
        }

        score.WrongActions.ShouldBeLessThanOrEqualTo(wrongActions);
        score.IntentsRight.ShouldBeGreaterThanOrEqualTo(intents);
        score.FieldsRight.ShouldBeGreaterThanOrEqualTo(fields);
        score.CertainActedOn.ShouldBeGreaterThanOrEqualTo(certainActedOn);
    }

    [Fact]
    public void Half_Both_AreLargeVariedAndDisjoint()
    {
        var (dev, heldout) = (LabelledMessage.Half("dev"), LabelledMessage.Half("heldout"));

        (dev.Count + heldout.Count).ShouldBeGreaterThanOrEqualTo(420);
        dev.Select(one => one.Id).Intersect(heldout.Select(one => one.Id)).ShouldBeEmpty();
        dev.Select(one => one.Message.Body).Intersect(heldout.Select(one => one.Message.Body)).ShouldBeEmpty();
        foreach (var half in new[] { dev, heldout })
        {
            half.Select(one => one.Intent).Distinct().Count().ShouldBe(18);
            half.Select(one => one.Id).ShouldBeUnique();
            half.Select(one => one.Council).Distinct().Count().ShouldBe(3);
        }
    }

    /// <summary>Every well-formed reference of the council counts as a known case, and the sender as its provider.</summary>
    private static bool Acts(LabelledMessage labelled, EmailReading reading)
    {
        var known = reading.CaseRefs is [var only] && only.Council == labelled.Council
            ? new KnownCase(only, "assumed", [labelled.Message.From!])
            : null;
        return EmailActing.Decide(reading, known, labelled.Message.From).MayActAutomatically;
    }
}
