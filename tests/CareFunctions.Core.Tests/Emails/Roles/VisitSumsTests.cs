using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Roles;

namespace CareFunctions.Core.Tests.Emails.Roles;

/// <summary>What the visits of a message may come to: the sum that is meant is always among those that are weighed.</summary>
public sealed class VisitSumsTests
{
    [Theory]
    [InlineData("Lunch goes from 30 to 45 minutes from Monday. All seven days please.", 1.75)]
    [InlineData("The visit is 30 mins now and it should be an hour, Monday to Friday.", 2.5)]
    [InlineData("Please add a Sunday lunch visit of 45 minutes.", 0.75)]
    [InlineData("All four calls need two carers now, 30 minutes each, every day.", 14)]
    [InlineData("15 mins added on to his bed call Monday to Saturday.", 1.5)]
    [InlineData("The Thursday sit is three hours, he would like five.", 2)]
    [InlineData("Add one hour on Saturday and one hour on Sunday.", 2)]
    [InlineData("A 2 hour sit on alternate Sundays.", 1)]
    [InlineData("Lunch 30 to 45, every other day.", 0.875)]
    [InlineData("Half hour evening call, Tuesdays Thursdays and Saturdays.", 1.5)]
    [InlineData("Mon-Fri the call is to be 45 minutes and not 30.", 1.25)]
    [InlineData("Lunch to be forty five. It's thirty. Daily.", 1.75)]
    [InlineData("From two calls to four, 15 minutes each, daily.", 3.5)]
    [InlineData("Add a 30 minute tea call and a 30 minute bed call every day.", 7)]
    [InlineData("Second carer at breakfast, tea and bed (30 mins each, daily).", 10.5)]
    [InlineData("Lunch from 30 to 45 and tea from 30 to 60, both daily.", 5.25)]
    public void Observed_MoreVisits_HoldsTheDifference(string text, double more) => Sums(text, EmailIntent.IncreaseRequest).ShouldContain(new VisitSum(null, null, (decimal)more));

    [Theory]
    [InlineData("The second carer comes off both 45 min calls, daily, from Monday.", 10.5)]
    [InlineData("Lunch and tea can go, each is half an hour, 7 days.", 7)]
    [InlineData("The four daily visits need only be 30 minutes each where at present they are 45, all week.", 7)]
    [InlineData("Half an hour in the morning instead of an hour, Mon/Wed/Fri.", 1.5)]
    [InlineData("An hour off Saturdays and half an hour off each weekday.", 3.5)]
    [InlineData("Lunch of 30 minutes stops except Sundays.", 3)]
    [InlineData("Take 15 minutes off the 6.30am call and 15 off the 9pm, every day.", 3.5)]
    [InlineData("Two half hour visits become one of 45 minutes, every day.", 1.75)]
    [InlineData("Breakfast 15 minutes, lunch 30 minutes and supper 30 minutes all go, daily.", 8.75)]
    [InlineData("Tea visits (30 minutes) on all seven days withdrawn and bed visits shortened from 45 to 30 minutes.", 5.25)]
    public void Observed_FewerVisits_HoldsTheDifference(string text, double less) => Sums(text, EmailIntent.ReductionRequest).ShouldContain(new VisitSum(null, null, -(decimal)less));

    [Theory]
    [InlineData("She has four half-hour calls a day. Please could these go up to 45 minutes each.", EmailIntent.IncreaseRequest, 14, 21)]
    [InlineData("Two half-hour calls daily up to now, four half-hour calls daily are needed.", EmailIntent.IncreaseRequest, 7, 14)]
    [InlineData("Three calls a day instead of 4, all 30 min, seven days.", EmailIntent.ReductionRequest, 14, 10.5)]
    [InlineData("Breakfast 45 to 30, lunch 45 to 30, tea stays 45, bed stays 30, seven days a week.", EmailIntent.ReductionRequest, 19.25, 15.75)]
    [InlineData("He has 45 minutes in the morning, 30 at dinner time, 30 at night, each day. He would like to lose the dinner time one.", EmailIntent.ReductionRequest, 12.25, 8.75)]
    [InlineData("His three calls a day (45 mins each, 7 days) need two carers.", EmailIntent.IncreaseRequest, 15.75, 31.5)]
    public void Observed_WholePackage_HoldsTheHoursBeforeAndAfter(string text, EmailIntent intent, double before, double after) => Sums(text, intent).ShouldContain(new VisitSum((decimal)before, (decimal)after, null));

    [Theory]
    [InlineData("He needs 45 minutes in the morning, 30 at lunch and 30 at bed, all daily.", EmailIntent.IncreaseRequest, 12.25)]
    [InlineData("Please source three calls of 30 minutes every day.", EmailIntent.Referral, 10.5)]
    public void Observed_VisitsThatWillBe_HoldsTheirHours(string text, EmailIntent intent, double after) => Sums(text, intent).ShouldContain(new VisitSum(null, (decimal)after, null));

    // More is never taken for less, nor a change for none.
    [Fact]
    public void Observed_Reduction_HoldsNothingThatGoesUp() => Sums("The 30 minute call should be 45, daily.", EmailIntent.ReductionRequest).ShouldNotContain(sum => sum.Delta >= 0 || sum.To >= sum.From);

    // Work is bounded by what letters of people say, not by what may be written.
    [Fact]
    public void Observed_EverythingSaidManyTimes_HasSoManyEdgesAndNoMore() =>
        Lattice(string.Concat(Enumerable.Range(1, 8).Select(at => $"Both of her two {at * 5} minute calls by two carers on Monday, three times. ")), EmailIntent.IncreaseRequest).Edges.Count.ShouldBeLessThanOrEqualTo(22_000);

    // How often is not said: it may be daily or once, and weights say whether it is a change at all.
    [Fact]
    public void Observed_NoDays_HoldsDailyAndOnce() => Sums("Another 30 minutes at lunch please.", EmailIntent.IncreaseRequest).Select(one => one.Delta).OfType<decimal>().ShouldBe([3.5m, 0.5m]);

    [Theory]
    [InlineData("From 10.5 to 14 hours a week from Monday.")]
    [InlineData("Please ring me about her package.")]
    public void Observed_NoLengthOfAVisit_HoldsNone(string text) => Sums(text, EmailIntent.IncreaseRequest).ShouldBeEmpty();

    private static IEnumerable<VisitSum> Sums(string text, EmailIntent intent) => Lattice(text, intent).Ends.Select(end => end.Sum).OfType<VisitSum>();

    private static VisitLattice Lattice(string text, EmailIntent intent)
    {
        var message = new GraphMessage("id", "<1@provider.example>", "SOM-104233", "office@provider.example", Instants.At("2026-05-01T09:00:00Z"), false, text, false);
        var (draft, _, read) = EmailReader.DraftedFor(message, Council.Somerset, intent, withPhrases: true);
        return VisitSums.Observed(draft, read);
    }
}
