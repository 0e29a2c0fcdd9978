using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Roles;

namespace CareFunctions.Core.Tests.Emails.Roles;

/// <summary>What a change of visits may come to: the sum that is meant is always among those that are weighed.</summary>
public sealed class VisitSumsTests
{
    [Theory]
    [InlineData("The second carer comes off both 45 min calls, daily, from Monday.", 10.5)]
    [InlineData("Lunch goes from 30 to 45 minutes from Monday. All seven days please.", 1.75)]
    [InlineData("The visit is 30 mins now and it should be an hour, Monday to Friday.", 2.5)]
    [InlineData("Lunch and tea can go, each is half an hour, 7 days.", 7)]
    [InlineData("Please add a Sunday lunch visit of 45 minutes.", 0.75)]
    [InlineData("All four calls need two carers now, 30 minutes each, every day.", 14)]
    [InlineData("Take 15 minutes off the 6.30am call and 15 off the 9pm, every day.", 1.75)]
    public void Observed_ChangeOfVisits_HoldsItsSum(string text, double weekly) => Sums(text).ShouldContain((decimal)weekly);

    [Theory]
    [InlineData("From 10.5 to 14 hours a week from Monday.")]
    [InlineData("The carers stay 20 minutes too long.")]
    public void Observed_NoVisitsOrNoDays_HoldsNone(string text) => Sums(text).ShouldBeEmpty();

    private static IEnumerable<decimal> Sums(string text)
    {
        var message = new GraphMessage("id", "<1@provider.example>", "SOM-104233", "office@provider.example", Instants.At("2026-05-01T09:00:00Z"), false, text, false);
        var (draft, _, read) = EmailReader.DraftedFor(message, Council.Somerset, EmailIntent.IncreaseRequest, withPhrases: true);
        return VisitSums.Observed(draft, read).Select(one => one.Weekly);
    }
}
