using CareFunctions.Referrals;
using CareFunctions.Tests.Testing;
using Microsoft.DurableTask;

namespace CareFunctions.Tests.FailureDesk;

public sealed class FailedProcedureTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Procedure_ThatFailsInItsOwnCode_IsOnTheFailureDesk(bool evict)
    {
        await using var care = await CareApplication.StartAsync(evict);
        var instance = $"broken-{Guid.NewGuid():n}";
        await care.Embedded.DurableClient.ScheduleNewOrchestrationInstanceAsync(ReferralOrchestration.Name, new StartOrchestrationOptions(instance));
        await care.RunAsync();

        var listed = await care.AllAsync(Person.Desk, "/api/failures?source=procedure", "failures");

        var failure = listed.Single(one => one!["messageId"]!.GetValue<string>() == instance)!;
        failure["reasons"]!.AsArray().ShouldHaveSingleItem()!["detail"]!.GetValue<string>().ShouldContain(nameof(NullReferenceException));
    }
}
