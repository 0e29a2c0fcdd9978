using CareFunctions.Core.Emails;
using Xunit.Abstractions;

namespace CareFunctions.Core.Tests.Emails;

/// <summary>Holds the reader against the labelled mailbox: what it was tuned on and learned from (<c>dev</c>, <c>strangers</c>), and what nobody
/// who works on it looks at (the held-out ones). The floors are what is reached; what that is under the aims, the mailbox's README says.</summary>
public sealed class LabelledSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("dev", 0, 0.99, 0.98, 0.95)]
    [InlineData(LabelledMessage.Strangers, 15, 0.99, 0.95, 0.90)]
    [InlineData("strangers-heldout", 0, 0.98, 0.90, 0.89)]
    [InlineData("testers-heldout", 1, 0.95, 0.85, 0.70)]
    [InlineData("examiners-heldout", 4, 0.97, 0.89, 0.80)]
    [InlineData("judges-heldout", 0, 0.99, 0.93, 0.81)]
    [InlineData("heldout", 0, 0.98, 0.96, 0.95)]
    public void Read_LabelledMailbox_ReachesItsFloors(string half, int wrongActions, double intents, double fields, double certainActedOn)
    {
        var score = new LabelledScore();
        foreach (var labelled in LabelledMessage.Half(half))
        {
            var reading = EmailReader.Read(labelled.Message, labelled.Council);
            score.Add(labelled, reading, EmailActing.JudgeAssumingKnown(reading, labelled.Council, labelled.Message).MayActAutomatically);
        }

        output.WriteLine(score.ToString());
        if (half is "dev" or LabelledMessage.Strangers)
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

        (dev.Count + heldout.Count).ShouldBeGreaterThanOrEqualTo(750);
        dev.Select(one => one.Id).Intersect(heldout.Select(one => one.Id)).ShouldBeEmpty();
        dev.Select(one => one.Message.Body).Intersect(heldout.Select(one => one.Message.Body)).ShouldBeEmpty();
        foreach (var half in new[] { dev, heldout })
        {
            half.Select(one => one.Intent).Distinct().Count().ShouldBe(18);
            half.Select(one => one.Id).ShouldBeUnique();
            half.Select(one => one.Council).Distinct().Count().ShouldBe(3);
        }
    }
}
