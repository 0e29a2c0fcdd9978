using Embedded.TaskHubs.Engine;

namespace Embedded.DurableTask.Tests.Engine;

public sealed class DeterministicGuidTests
{
    // The expected value is that of Python's uuid.uuid5 for the same name space and name.
    [Fact]
    public void Create_OfAKnownName_GivesTheVersion5Uuid() =>
        DeterministicGuid.Create("it", new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), 0)
            .ShouldBe(new Guid("d04c5dd5-a850-58cb-82a5-6ea2aac74780"));

    [Fact]
    public void Create_WithAnotherCounterTimeOrInstance_GivesAnother()
    {
        DateTime time = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
        Guid[] guids =
        [
            DeterministicGuid.Create("it", time, 0),
            DeterministicGuid.Create("it", time, 1),
            DeterministicGuid.Create("it", time.AddTicks(1), 0),
            DeterministicGuid.Create("other", time, 0),
        ];
        guids.Distinct().Count().ShouldBe(4);
    }
}
