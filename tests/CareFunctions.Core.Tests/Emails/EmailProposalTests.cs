using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;

namespace CareFunctions.Core.Tests.Emails;

public sealed class EmailProposalTests
{
    /// <summary>Read as 14 to 18 hours, 4 more: what a person says of them takes what follows from it along.</summary>
    [Theory]
    [InlineData("", "14 18 4")]
    [InlineData("hoursPerWeekTo=17", "14 17 -")]
    [InlineData("hoursPerWeekFrom=12", "12 18 -")]
    [InlineData("hoursPerWeekFrom=12 hoursPerWeekTo=17", "12 17 -")]
    [InlineData("hoursPerWeekDelta=2", "14 - 2")]
    [InlineData("hoursPerWeekFrom=12 hoursPerWeekDelta=2", "12 - 2")]
    [InlineData("hoursPerWeekTo=17 hoursPerWeekDelta=2", "- 17 2")]
    [InlineData("hoursPerWeekFrom=15 hoursPerWeekTo=17 hoursPerWeekDelta=2", "15 17 2")]
    public void CorrectedBy_SomeOfTheHours_LeavesOutWhatFollowsFromThem(string said, string hours)
    {
        var corrected = Read().CorrectedBy(said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]));
        string.Join(' ', new[] { "hoursPerWeekFrom", "hoursPerWeekTo", "hoursPerWeekDelta" }.Select(name => corrected.Values.GetValueOrDefault(name, "-"))).ShouldBe(hours);
        corrected.Values["effectiveDate"].ShouldBe("2026-02-02");
    }

    [Theory]
    [InlineData("hoursPerWeekTo=17", null)]
    [InlineData("hoursPerWeekTo=12", "states the new hours")]
    [InlineData("hoursPerWeekTo=168", null)]
    [InlineData("hoursPerWeekTo=169", "do not fit into a week")]
    [InlineData("hoursPerWeekDelta=-1", "states the new hours")]
    [InlineData("hoursPerWeekDelta=169", "do not fit into a week")]
    [InlineData("hoursPerWeekFrom=15 hoursPerWeekTo=17 hoursPerWeekDelta=3", "contradict each other")]
    [InlineData("intent=reduction-request", "states the new hours")]
    [InlineData("intent=reduction-request hoursPerWeekTo=12", null)]
    public void Lacking_HoursOfAnIncrease_MustBePossibleAndMore(string said, string? lacking)
    {
        var found = Read().CorrectedBy(said.Split(' ').Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1])).Lacking();
        if (lacking is null)
        {
            found.ShouldBeNull();
        }
        else
        {
            found.ShouldNotBeNull().ShouldContain(lacking);
        }
    }

    private static EmailProposal Read()
    {
        CaseReference.TryParse("SOM-104233", out var reference).ShouldBeTrue();
        return new EmailProposal(EmailIntent.IncreaseRequest, reference, null, new Dictionary<string, string>
        {
            ["hoursPerWeekFrom"] = "14",
            ["hoursPerWeekTo"] = "18",
            ["hoursPerWeekDelta"] = "4",
            ["effectiveDate"] = "2026-02-02",
        });
    }
}
