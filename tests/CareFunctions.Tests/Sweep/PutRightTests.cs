using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.FailureDesk;
using CareFunctions.Settings;
using CareFunctions.Sweep;
using CareFunctions.Tests.Testing;
using CareFunctions.Work;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CareFunctions.Tests.Sweep;

public sealed class PutRightTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 1, 6, 12, 0, 0, TimeSpan.Zero);

    private readonly string instance = "event-" + Guid.NewGuid().ToString("n");

    private string Id => FailureTable.IdOf($"{DailySweep.Source}:{RunningWorkCheck.NotRunning}", instance);

    [Fact]
    public async Task Finding_ThatIsPutRight_IsClosedByTheSweepAndOpenedAgainWhenItIsFoundAgain()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        await RegisterAsync(care);
        await care.AdvanceToAsync(Tuesday);
        (await FailureAsync(care))["state"]!.GetValue<string>().ShouldBe("open");

        await RemoveAsync(care);
        await care.AdvanceToAsync(Tuesday.AddDays(1));

        var closed = await FailureAsync(care);
        closed["state"]!.GetValue<string>().ShouldBe("closed");
        var closing = closed["closings"]!.AsArray().ShouldHaveSingleItem()!;
        closing["by"]!.GetValue<string>().ShouldBe(DailySweep.Name);
        closing["byId"].ShouldBeNull();
        closing["reason"]!.GetValue<string>().ShouldStartWith("The sweep of 2026-01-07 did not find this any more");
        (await ListedAsync(care, "")).ShouldBeFalse();

        await RegisterAsync(care);
        await care.AdvanceToAsync(Tuesday.AddDays(3));

        var again = await FailureAsync(care);
        again["state"]!.GetValue<string>().ShouldBe("open");
        again["at"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2026, 1, 6, 6, 30, 0, TimeSpan.Zero));
        again["closings"]!.AsArray().ShouldHaveSingleItem()!["reopenedAt"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2026, 1, 8, 6, 30, 0, TimeSpan.Zero));
        (await ListedAsync(care, "")).ShouldBeTrue();
        (await ListedAsync(care, "&state=closed")).ShouldBeFalse();
        await RemoveAsync(care);
    }

    [Fact]
    public async Task Finding_ThatAPersonClosed_StaysClosedUntilItIsPutRightAndFoundAgain()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        await RegisterAsync(care);
        await care.AdvanceToAsync(Tuesday);
        await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{Id}/close", new { reason = "Looked after by hand." });

        await care.AdvanceToAsync(Tuesday.AddDays(2));
        var still = await FailureAsync(care);
        still["state"]!.GetValue<string>().ShouldBe("closed");
        still["closings"]![0]!["putRightAt"].ShouldBeNull();

        await RemoveAsync(care);
        await care.AdvanceToAsync(Tuesday.AddDays(3));
        var gone = (await FailureAsync(care))["closings"]!.AsArray().ShouldHaveSingleItem()!;
        gone["by"]!.GetValue<string>().ShouldBe(Person.Desk.Name);
        gone["putRightAt"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2026, 1, 9, 6, 30, 0, TimeSpan.Zero));

        await RegisterAsync(care);
        await care.AdvanceToAsync(Tuesday.AddDays(6));
        (await FailureAsync(care))["state"]!.GetValue<string>().ShouldBe("open");
        await RemoveAsync(care);
    }

    [Fact]
    public async Task Check_ThatCannotBeMadeToItsEnd_PutsNothingRight()
    {
        await using var care = await CareApplication.StartAsync();
        var failures = care.Embedded.Services.GetRequiredService<FailureTable>();
        var check = new InventedCheck { Code = "invented-" + Guid.NewGuid().ToString("n"), Subjects = ["a", "b"] };
        async Task SweepAsync() => await new DailySweep([check], failures, Options.Create(new CareOptions()), care.Embedded.Clock, NullLogger<DailySweep>.Instance)
            .RunAsync(new TimerInfo(), care.Embedded.DurableClient, CancellationToken.None);
        async Task<IReadOnlyList<string>> OpenAsync() =>
        [
            .. (await care.AllAsync(Person.Desk, $"/api/failures?source={DailySweep.Source}&state=open", "failures"))
                .Where(one => one["reasons"]![0]!["code"]!.GetValue<string>() == check.Code).Select(one => one["messageId"]!.GetValue<string>()).Order(),
        ];
        await SweepAsync();
        (await OpenAsync()).ShouldBe(["a", "b"]);

        (check.Subjects, check.Breaks) = (["a"], true);
        await Should.ThrowAsync<AggregateException>(SweepAsync);
        (await OpenAsync()).ShouldBe(["a", "b"]);

        check.Breaks = false;
        await SweepAsync();
        (await OpenAsync()).ShouldBe(["a"]);
        check.Subjects = [];
        await SweepAsync();
        (await OpenAsync()).ShouldBeEmpty();
    }

    private Task RegisterAsync(CareApplication care) => care.Embedded.Services.GetRequiredService<RunningWorkTable>().RegisterAsync(
        new RunningWork { InstanceId = instance, Case = Reference(care), Kind = RunningWorkKind.Procedure, Id = "sourcing", Since = care.Embedded.Clock.GetUtcNow() },
        CancellationToken.None);

    private Task RemoveAsync(CareApplication care) =>
        care.Embedded.Services.GetRequiredService<RunningWorkTable>().RemoveAsync(Council.Somerset, instance, CancellationToken.None);

    private async Task<JsonNode> FailureAsync(CareApplication care) => (await care.GetAsync(Person.Desk, $"/api/failures/{Id}")).Json;

    private async Task<bool> ListedAsync(CareApplication care, string query) =>
        (await care.AllAsync(Person.Desk, $"/api/failures?source={DailySweep.Source}{query}", "failures")).Any(one => one["id"]!.GetValue<string>() == Id);

    private static CaseReference Reference(CareApplication care) =>
        CaseReference.TryParse(care.Reference, out var reference) ? reference : throw new InvalidOperationException(care.Reference);

    private sealed class InventedCheck : ISweepCheck
    {
        public required string Code { get; init; }

        public required string[] Subjects { get; set; }

        public bool Breaks { get; set; }

        public IReadOnlyList<string> Codes => [Code];

        public async IAsyncEnumerable<SweepFinding> FindAsync(
            RunningInstances instances, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var subject in Subjects)
            {
                await Task.Yield();
                yield return new SweepFinding(Code, subject, "Made by a test.");
            }

            if (Breaks)
            {
                throw new TimeoutException("Made by a test.");
            }
        }
    }
}
