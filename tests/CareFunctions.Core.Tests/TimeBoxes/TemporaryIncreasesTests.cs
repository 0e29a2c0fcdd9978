using System.Text.Json;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.TimeBoxes;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Tests.TimeBoxes;

public sealed class TemporaryIncreasesTests
{
    private static readonly CaseReference Case = CaseReference.TryParse("SOM-104233", out var reference) ? reference : throw new InvalidOperationException();
    private static readonly Decider Officer = new("officer-1", "Officer One", ["sourcing-care-officer"]);
    private static readonly Decider Manager = new("manager-1", "Manager One", ["business-manager"]);
    private static readonly Decider Triage = new("triage-1", "Triage One", ["triage-worker"]);
    private static readonly Instant Start = LondonCalendar.At(new LocalDate(2026, 5, 1), new LocalTime(10, 0));
    private static readonly PackageOfCare Package = new(Case, "domiciliary-care", 10, "provider-1", []);

    [Fact]
    public void Request_FourHours_IsOpened()
    {
        var increase = Requested(4);
        increase.State.ShouldBe(IncreaseState.Requested);
        increase.Edition.ShouldBe(SomersetRulebook.Shipped.Edition);
        increase.ExpiresAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, "impossible-hours")]
    [InlineData(-1, "impossible-hours")]
    [InlineData(169, "impossible-hours")]
    public void Request_ImpossibleHours_IsRefused(int hours, string code) => Request(hours).Code.ShouldBe(code);

    [Fact]
    public void Request_LastDayBeforeTheFirst_IsRefused() =>
        TemporaryIncreases.Request(SomersetRulebook.Shipped, "i", Case, "domiciliary-care", 4, new LocalDate(2026, 5, 4), "p", endsOn: new LocalDate(2026, 5, 3)).Code.ShouldBe("impossible-days");

    [Fact]
    public void Request_NoRule_IsRefused()
    {
        TemporaryIncreases.Request(SomersetRulebook.Shipped with { Increases = null }, "i", Case, "domiciliary-care", 4, new LocalDate(2026, 5, 4), "p").Code.ShouldBe("no-rule");
        TemporaryIncreases.Request(SomersetRulebook.Shipped, "i", Case, "day-care", 4, new LocalDate(2026, 5, 4), "p").Code.ShouldBe("no-rule");
    }

    [Fact]
    public void Decide_Authorise_RunsFourteenDaysWithTheLastIncluded()
    {
        var running = Running();
        running.Days.ShouldBe(new CivilDays(new LocalDate(2026, 5, 4), new LocalDate(2026, 5, 17)));
        running.ExpiresAt.ShouldBe(LondonCalendar.StartOf(new LocalDate(2026, 5, 18)));
    }

    [Theory]
    [InlineData("2026-05-10", "2026-05-10")]
    [InlineData("2026-05-04", "2026-05-04")]
    [InlineData("2026-05-17", "2026-05-17")]
    [InlineData("2026-06-30", "2026-05-17")]
    public void Decide_AuthoriseWithAStatedEnd_RunsNoLongerThanAskedNorThanAllowed(string asked, string lastDay)
    {
        var requested = TemporaryIncreases.Request(
            SomersetRulebook.Shipped, "instance", Case, "domiciliary-care", 4, new LocalDate(2026, 5, 4), "provider-1", endsOn: LocalDatePattern.Iso.Parse(asked).Value);
        requested.Sentence.ShouldEndWith($"until the end of {asked}.");

        var running = Decide(requested.Next!, IncreaseDecision.Authorise, Officer, Start).Next!;
        running.Days.ShouldBe(new CivilDays(new LocalDate(2026, 5, 4), LocalDatePattern.Iso.Parse(lastDay).Value));
    }

    [Fact]
    public void EndWithCase_Running_HoursGoBackTheNextDay()
    {
        var ended = TemporaryIncreases.EndWithCase(Running(), LondonCalendar.At(new LocalDate(2026, 5, 8), new LocalTime(23, 30)));
        ended.Accepted.ShouldBeTrue();
        ended.Next!.State.ShouldBe(IncreaseState.Ended);
        ended.Next.HoursGoBackOn.ShouldBe(new LocalDate(2026, 5, 9));
        TemporaryIncreases.EndWithCase(ended.Next, Start).Code.ShouldBe("repeated");
    }

    [Fact]
    public void EndWithCase_NotAuthorised_IsDeclined() =>
        TemporaryIncreases.EndWithCase(Requested(4), Start).Next!.State.ShouldBe(IncreaseState.Declined);

    [Theory]
    [InlineData(5.0, true)]
    [InlineData(5.01, false)]
    [InlineData(0.25, true)]
    public void Decide_AuthoriseAtTheLimit_FiveIsAllowed(double hours, bool allowed)
    {
        var outcome = Decide(Requested((decimal)hours), IncreaseDecision.Authorise, Officer, Start);
        outcome.Accepted.ShouldBe(allowed);
        outcome.Clause.ShouldBe("SOM-INC-05");
        outcome.Code.ShouldBe(allowed ? "authorised" : "over-limit");
    }

    [Fact]
    public void Decide_TwoIncreasesOfThree_ExceedTheLimitInTotal()
    {
        var package = Package.With(new OpenIncrease("other", 3, CivilDays.Starting(new LocalDate(2026, 4, 25), 14)));
        var outcome = TemporaryIncreases.Decide(Requested(3), package, IncreaseDecision.Authorise, Officer, Start);
        outcome.Code.ShouldBe("over-limit");
        outcome.Sentence.ShouldContain("at most 2");
        TemporaryIncreases.Decide(Requested(2), package, IncreaseDecision.Authorise, Officer, Start).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Decide_OtherIncreaseOverBefore_DoesNotCount()
    {
        var package = Package.With(new OpenIncrease("other", 3, CivilDays.Starting(new LocalDate(2026, 4, 20), 14)));
        TemporaryIncreases.Decide(Requested(5), package, IncreaseDecision.Authorise, Officer, Start).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Decide_PlanUnknown_IsRefused()
    {
        TemporaryIncreases.Decide(Requested(4), Package with { PlanHoursPerWeek = null }, IncreaseDecision.Authorise, Officer, Start).Code.ShouldBe("plan-unknown");
        TemporaryIncreases.Decide(Requested(4), null, IncreaseDecision.Authorise, Officer, Start).Code.ShouldBe("plan-unknown");
        TemporaryIncreases.Decide(Requested(4), Package with { Service = "day-care" }, IncreaseDecision.Authorise, Officer, Start).Code.ShouldBe("other-package");
    }

    [Fact]
    public void Decide_AuthoriseAfterThePeriod_IsLate()
    {
        var days = CivilDays.Starting(new LocalDate(2026, 5, 4), 14);
        Decide(Requested(4), IncreaseDecision.Authorise, Officer, days.Ends).Code.ShouldBe("late");
        Decide(Requested(4), IncreaseDecision.Authorise, Officer, days.Ends - Duration.Epsilon).Accepted.ShouldBeTrue();
    }

    public static TheoryData<IncreaseDecision, string> Roles() => new()
    {
        { IncreaseDecision.Authorise, "sourcing-care-officer" },
        { IncreaseDecision.Decline, "sourcing-care-officer" },
        { IncreaseDecision.Extend, "business-manager" },
        { IncreaseDecision.LongTerm, "triage-worker" },
        { IncreaseDecision.End, "triage-worker" },
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public void Decide_Role_OnlyTheRightOne(IncreaseDecision decision, string role)
    {
        var increase = decision is IncreaseDecision.Authorise or IncreaseDecision.Decline ? Requested(4) : Running();
        foreach (var held in new[] { "sourcing-care-officer", "business-manager", "triage-worker", "allocated-worker" })
        {
            var outcome = Decide(increase, decision, new Decider("someone-else", "Someone Else", [held]), Start);
            outcome.Accepted.ShouldBe(held == role, held);
            outcome.Code.ShouldBe(held == role ? outcome.Code : "wrong-role");
        }

        Decide(increase, decision, new Decider("nobody", "Nobody", []), Start).Code.ShouldBe("wrong-role");
    }

    [Fact]
    public void Decide_OwnRequest_IsRefused()
    {
        var both = new Decider("officer-1", "Officer One", ["sourcing-care-officer", "business-manager", "triage-worker"]);
        Decide(Running(), IncreaseDecision.Extend, both, Start).Code.ShouldBe("own-request");
        var own = Requested(4) with { RequestedBy = "officer-1" };
        Decide(own, IncreaseDecision.Authorise, both, Start).Code.ShouldBe("own-request");
        Decide(Running() with { RequestedBy = "manager-1" }, IncreaseDecision.Extend, Manager, Start).Code.ShouldBe("own-request");
    }

    [Fact]
    public void Decide_Extend_ExactlyTwoWeeksOnTopAndOnce()
    {
        var extended = Decide(Running(), IncreaseDecision.Extend, Manager, Start + Duration.FromDays(3)).Next!;
        extended.Days!.LastDay.ShouldBe(new LocalDate(2026, 5, 31));
        extended.Days.Length.ShouldBe(28);
        var again = Decide(extended, IncreaseDecision.Extend, Manager, Start + Duration.FromDays(4));
        again.Code.ShouldBe("already-extended");
        again.Next.ShouldBe(extended);
        Decide(extended, IncreaseDecision.Extend, Manager, Start + Duration.FromDays(3)).Code.ShouldBe("repeated");
    }

    [Fact]
    public void Decide_ExtendIntoAnotherIncrease_KeepsTheLimit()
    {
        var package = Package.With(new OpenIncrease("later", 3, CivilDays.Starting(new LocalDate(2026, 5, 25), 14)));
        TemporaryIncreases.Decide(Running(), package, IncreaseDecision.Extend, Manager, Start).Code.ShouldBe("over-limit");
    }

    [Theory]
    [InlineData(2026, 3, 20)]
    [InlineData(2026, 10, 20)]
    [InlineData(2028, 2, 20)]
    [InlineData(2026, 12, 20)]
    public void Decide_AtTheExpiryInstant_HasExactlyOneWinner(int year, int month, int day)
    {
        var running = Decide(Requested(4, new LocalDate(year, month, day)), IncreaseDecision.Authorise, Officer, LondonCalendar.StartOf(new LocalDate(year, month, day))).Next!;
        var expiry = running.ExpiresAt!.Value;
        LondonCalendar.DateAt(expiry - Duration.Epsilon).ShouldBe(new LocalDate(year, month, day).PlusDays(13));
        foreach (var (at, inTime) in new[] { (expiry - Duration.Epsilon, true), (expiry, false), (expiry + Duration.Epsilon, false) })
        {
            Decide(running, IncreaseDecision.LongTerm, Triage, at).Accepted.ShouldBe(inTime);
            Decide(running, IncreaseDecision.Extend, Manager, at).Accepted.ShouldBe(inTime);
            TemporaryIncreases.Expire(running, at).Accepted.ShouldBe(!inTime);
        }
    }

    [Fact]
    public void Expire_Running_HoursGoBackTheDayAfter()
    {
        var running = Running();
        TemporaryIncreases.Expire(running, running.ExpiresAt!.Value - Duration.Epsilon).Code.ShouldBe("too-early");
        var expired = TemporaryIncreases.Expire(running, running.ExpiresAt!.Value).Next!;
        expired.State.ShouldBe(IncreaseState.Expired);
        expired.HoursGoBackOn.ShouldBe(new LocalDate(2026, 5, 18));
        TemporaryIncreases.Expire(expired, Start + Duration.FromDays(40)).Code.ShouldBe("repeated");
        TemporaryIncreases.Expire(Requested(4), Start).Code.ShouldBe("not-authorised");
    }

    [Fact]
    public void Decide_AfterExpiry_IsLateAndChangesNothing()
    {
        var running = Running();
        var expired = TemporaryIncreases.Expire(running, running.ExpiresAt!.Value).Next!;
        foreach (var (decision, decider) in new[] { (IncreaseDecision.LongTerm, Triage), (IncreaseDecision.End, Triage), (IncreaseDecision.Extend, Manager) })
        {
            var outcome = Decide(expired, decision, decider, expired.Days!.Ends + Duration.FromMinutes(1));
            outcome.Code.ShouldBe("late");
            outcome.Next.ShouldBe(expired);
        }
    }

    [Fact]
    public void Decide_RepeatedAndContradictory_FirstStands()
    {
        var longTerm = Decide(Running(), IncreaseDecision.LongTerm, Triage, Start).Next!;
        longTerm.State.ShouldBe(IncreaseState.LongTerm);
        longTerm.HoursGoBackOn.ShouldBeNull();
        Decide(longTerm, IncreaseDecision.LongTerm, Triage, Start + Duration.FromHours(1)).Code.ShouldBe("repeated");
        Decide(longTerm, IncreaseDecision.End, Triage, Start + Duration.FromHours(1)).Code.ShouldBe("contradicts");
        Decide(longTerm, IncreaseDecision.Extend, Manager, Start + Duration.FromHours(1)).Code.ShouldBe("contradicts");
        Decide(Running(), IncreaseDecision.Authorise, Officer, Start).Code.ShouldBe("repeated");
        Decide(Running(), IncreaseDecision.Decline, Officer, Start).Code.ShouldBe("contradicts");
        var declined = Decide(Requested(4), IncreaseDecision.Decline, Officer, Start).Next!;
        Decide(declined, IncreaseDecision.Authorise, Officer, Start).Code.ShouldBe("contradicts");
        Decide(Requested(4), IncreaseDecision.LongTerm, Triage, Start).Code.ShouldBe("not-authorised");
        Decide(Requested(4), IncreaseDecision.Extend, Manager, Start).Code.ShouldBe("not-authorised");
    }

    [Fact]
    public void Decide_End_HoursGoBackTheNextDayOrNeverStart()
    {
        Decide(Running(), IncreaseDecision.End, Triage, LondonCalendar.At(new LocalDate(2026, 5, 10), new LocalTime(23, 59))).Next!.HoursGoBackOn.ShouldBe(new LocalDate(2026, 5, 11));
        Decide(Running(), IncreaseDecision.End, Triage, Start).Next!.HoursGoBackOn.ShouldBe(new LocalDate(2026, 5, 4));
    }

    [Fact]
    public void Increase_ThroughJson_KeepsEveryValue()
    {
        var running = Running();
        foreach (var options in new[] { new JsonSerializerOptions(), new JsonSerializerOptions(JsonSerializerDefaults.Web), CareJson.Options })
        {
            var text = JsonSerializer.Serialize(running, options);
            var back = JsonSerializer.Deserialize<TemporaryIncrease>(text, options)!;
            back.Days.ShouldBe(running.Days);
            back.Decisions.ShouldBe(running.Decisions);
            back.Reminders!.Select(one => (one.Key, one.At)).ShouldBe(running.Reminders!.Select(one => (one.Key, one.At)));
            back.Rules.Temporary.Reminders.Ladder.ShouldBe(running.Rules.Temporary.Reminders.Ladder);
            JsonSerializer.Serialize(back, options).ShouldBe(text);
        }
    }

    [Fact]
    public void RemindersAfter_AuthorisedAndExtended_OnlyThoseToComeOnWorkingDays()
    {
        // Monday 4 to Sunday 17 May: Tuesday, and Friday for both the Saturday and the Sunday.
        var running = Running();
        running.RemindersAfter(Start).Select(one => one.At.ToString()).ShouldBe(["2026-05-12T08:00:00Z", "2026-05-15T08:00:00Z"]);
        running.RemindersAfter(Instants.At("2026-05-12T08:00:00Z")).ShouldHaveSingleItem().DaysLeft.ShouldBe(2);
        running.RemindersAfter(running.ExpiresAt!.Value).ShouldBeEmpty();

        var extended = Decide(running, IncreaseDecision.Extend, Manager, Start).Next!;
        extended.RemindersAfter(Start).Select(one => one.At.ToString()).ShouldBe(["2026-05-26T08:00:00Z", "2026-05-29T08:00:00Z"]);
        Should.Throw<InvalidOperationException>(() => Requested(4).RemindersAfter(Start));
    }

    [Fact]
    public void RemindersAfter_AuthorisedByAnEarlierVersion_KeepsTheDaysItBeganWith()
    {
        // An earlier version's history has no reminders in the state, and timers on the Saturday and the Sunday.
        var written = JsonSerializer.SerializeToNode(Running(), CareJson.Options)!.AsObject();
        written.Remove("reminders").ShouldBeTrue();
        var back = JsonSerializer.Deserialize<TemporaryIncrease>(written, CareJson.Options)!;
        back.RemindersAfter(Start).Select(one => (one.At.ToString(), one.DaysLeft))
            .ShouldBe([("2026-05-12T08:00:00Z", 5), ("2026-05-16T08:00:00Z", 1), ("2026-05-17T08:00:00Z", 0)]);
    }

    [Fact]
    public void Decide_AuthoriseAfterTheLastBankHolidayKnown_StillReminds()
    {
        var first = BankHolidays.EnglandAndWales.KnownTo.PlusDays(30);
        var asked = TemporaryIncreases.Request(SomersetRulebook.Shipped, "i", Case, "domiciliary-care", 4, first, "p").Next!;
        Decide(asked, IncreaseDecision.Authorise, Officer, Start).Next!.RemindersAfter(Start).ShouldNotBeEmpty();
    }

    [Fact]
    public void Decide_RandomSequences_KeepTheInvariants()
    {
        var seeds = Seeds.New();
        var random = seeds.Random;
        Decider[] people = [Officer, Manager, Triage, new("all-1", "All", ["sourcing-care-officer", "business-manager", "triage-worker"])];
        for (var round = 0; round < 2000; round++)
        {
            var package = Package.With(new OpenIncrease("other", random.Next(1, 4), CivilDays.Starting(new LocalDate(2026, 4, 20).PlusDays(random.Next(60)), 14)));
            var increase = Requested(random.Next(1, 24) / 4m);
            var at = Start;
            var closed = false;
            for (var step = 0; step < 12; step++)
            {
                at += Duration.FromHours(random.Next(100));
                var before = increase;
                var outcome = random.Next(6) == 5
                    ? TemporaryIncreases.Expire(increase, at)
                    : TemporaryIncreases.Decide(increase, package, (IncreaseDecision)random.Next(5), people[random.Next(people.Length)], at);
                increase = outcome.Next!;
                if (!outcome.Accepted)
                {
                    increase.ShouldBe(before, seeds.Shown);
                }

                closed.ShouldBe(before.Closed, seeds.Shown);
                (closed && outcome.Accepted).ShouldBeFalse(seeds.Shown);
                closed = increase.Closed;
                increase.Extensions.ShouldBeInRange(0, 1, seeds.Shown);
                (increase.Days?.Length ?? 14).ShouldBe(14 + (14 * increase.Extensions), seeds.Shown);
                if (increase.Open is { } open)
                {
                    var after = package.With(open);
                    for (var day = open.Days.FirstDay; day <= open.Days.LastDay; day = day.PlusDays(1))
                    {
                        (after.HoursOn(day)!.Value - 10).ShouldBeLessThanOrEqualTo(5, seeds.Shown);
                    }
                }
            }
        }
    }

    private static IncreaseOutcome Request(decimal hours, LocalDate? from = null) =>
        TemporaryIncreases.Request(SomersetRulebook.Shipped, "email-1", Case, "domiciliary-care", hours, from ?? new LocalDate(2026, 5, 4), "provider-1");

    private static TemporaryIncrease Requested(decimal hours, LocalDate? from = null) => Request(hours, from).Next!;

    private static TemporaryIncrease Running() => Decide(Requested(4), IncreaseDecision.Authorise, Officer, Start).Next!;

    private static IncreaseOutcome Decide(TemporaryIncrease increase, IncreaseDecision decision, Decider decider, Instant at) =>
        TemporaryIncreases.Decide(increase, Package, decision, decider, at);
}
