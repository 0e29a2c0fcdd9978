using CareFunctions.Core.Commands;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Worklists;
using NodaTime;

namespace CareFunctions.Core.Tests.Packages;

/// <summary>A request for a service in the wrong state is named; whatever may be meant is not.</summary>
public sealed class ServiceStateTests
{
    private static readonly LocalDate Today = new(2026, 3, 10);

    [Theory]
    [InlineData(ServiceStanding.Open, null, RequestKind.Resume, null, "not suspended")]
    [InlineData(ServiceStanding.Open, null, RequestKind.Suspend, null, null)]
    [InlineData(ServiceStanding.Open, null, RequestKind.End, "2026-04-01", null)]
    [InlineData(ServiceStanding.Suspended, null, RequestKind.Suspend, null, "suspended already from 2026-03-01")]
    [InlineData(ServiceStanding.Suspended, "2026-03-20", RequestKind.Suspend, "2026-03-20", "suspended already")]
    [InlineData(ServiceStanding.Suspended, "2026-03-20", RequestKind.Suspend, "2026-03-21", null)]
    [InlineData(ServiceStanding.Suspended, null, RequestKind.Resume, null, null)]
    [InlineData(ServiceStanding.Suspended, null, RequestKind.Increase, null, null)]
    [InlineData(ServiceStanding.Suspended, null, RequestKind.End, null, null)]
    [InlineData(ServiceStanding.Ended, "2026-02-28", RequestKind.Resume, null, "has been ended; its last day is 2026-02-28")]
    [InlineData(ServiceStanding.Ended, "2026-02-28", RequestKind.Increase, "2026-03-01", "cannot be changed after that")]
    [InlineData(ServiceStanding.Ended, "2026-02-28", RequestKind.Reduce, "2026-02-28", null)]
    [InlineData(ServiceStanding.Ended, "2026-03-09", RequestKind.Suspend, null, "cannot be changed after that")]
    [InlineData(ServiceStanding.Ended, "2026-03-10", RequestKind.Suspend, null, null)]
    [InlineData(ServiceStanding.Ended, null, RequestKind.Increase, "2026-02-01", "has been ended")]
    [InlineData(ServiceStanding.Ended, "2026-02-28", RequestKind.Source, null, null)]
    [InlineData(ServiceStanding.Ended, "2026-02-28", RequestKind.Award, null, null)]
    [InlineData(ServiceStanding.Ended, "2026-02-28", RequestKind.ReviewCompleted, null, null)]
    public void Against_RequestInAState_IsRefusedOnlyWhereItCannotBeMeant(
        ServiceStanding standing, string? lastDay, RequestKind request, string? day, string? said)
    {
        var state = State(standing, lastDay);
        var against = state.Against(request, new WorklistDetails(EffectiveDate: Day(day)), Today);
        if (said is null)
        {
            against.ShouldBeNull();
        }
        else
        {
            against.ShouldNotBeNull().ShouldContain(said);
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-02-21", false)]
    public void Against_AnotherEnding_StandsOnlyWhereTheLastDayIsTheSame(string? stated, bool refused) =>
        (State(ServiceStanding.Ended, "2026-02-28").Against(RequestKind.End, new WorklistDetails(EndDate: Day(stated)), Today) is not null).ShouldBe(refused);

    [Theory]
    [InlineData(CommandKind.Award, ServiceStanding.Open)]
    [InlineData(CommandKind.Activate, ServiceStanding.Open)]
    [InlineData(CommandKind.Resume, ServiceStanding.Open)]
    [InlineData(CommandKind.Suspend, ServiceStanding.Suspended)]
    [InlineData(CommandKind.Deactivate, ServiceStanding.Ended)]
    [InlineData(CommandKind.Amend, null)]
    [InlineData(CommandKind.Note, null)]
    public void StandingAfter_EveryKindOfChange_IsWhatItMakesOfTheService(CommandKind kind, ServiceStanding? standing) =>
        ServiceState.StandingAfter(kind).ShouldBe(standing);

    private static ServiceState State(ServiceStanding standing, string? lastDay) =>
        new(CaseReference.TryParse("SOM-104233", out var reference) ? reference : null!, "domiciliary-care", standing, new LocalDate(2026, 3, 1), Day(lastDay), DateTimeOffset.UnixEpoch);

    private static LocalDate? Day(string? iso) => iso is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
