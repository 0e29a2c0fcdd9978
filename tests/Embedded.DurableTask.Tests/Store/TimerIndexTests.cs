using Embedded.TaskHubs.Store;

namespace Embedded.DurableTask.Tests.Store;

public sealed class TimerIndexTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("timer-index-").FullName;
    private readonly HubFile _file;
    private readonly HubConnection _connection;
    private readonly HubTables _tables;
    private readonly TimerIndex _index;

    public TimerIndexTests()
    {
        _file = HubFile.Open(_folder, "Hub");
        _connection = _file.OpenWriter();
        _tables = new HubTables(_connection);
        _index = new TimerIndex(_file);
    }

    [Fact]
    public void TryTakeDue_OverManyPages_GivesEveryTimerOnceInOrder()
    {
        const int Count = 20_000;
        Random random = new(7);
        long[] due = [.. Enumerable.Range(0, Count).Select(_ => random.NextInt64(1, 5000))];
        Store(due.Select((at, index) => new TimerKey(at, index, 0, 0)));

        List<TimerKey> taken = TakeAll(5000);

        taken.Count.ShouldBe(Count);
        taken.Select(timer => timer.Instance).Distinct().Count().ShouldBe(Count);
        taken.Select(timer => timer.Due).ShouldBe(due.Order());
    }

    [Fact]
    public void TryTakeDue_OfTimersAddedWhileFarOnesWait_TakesOnlyWhatIsDue()
    {
        Store(Enumerable.Range(0, 10_000).Select(index => new TimerKey(1_000_000 + index, index, 0, 0)));
        _index.NextDue.ShouldBe(1_000_000);
        TimerKey near = new(50, 77, 1, 0);
        Store([near]);

        _index.Add(near).ShouldBeTrue();

        TakeAll(60).ShouldBe([near]);
        _index.NextDue.ShouldBe(1_000_000);
    }

    [Fact]
    public void Add_OfMoreThanStayInMemory_LosesNone()
    {
        const int Count = 150_000;
        _index.NextDue.ShouldBeNull();
        TimerKey[] timers = [.. Enumerable.Range(0, Count).Select(index => new TimerKey(1 + (index % 777), index, 0, 0))];
        Store(timers);
        foreach (TimerKey timer in timers)
        {
            _index.Add(timer);
        }

        // Twice is allowed, never is not.
        HashSet<long> taken = [];
        while (_index.TryTakeDue(1000, out TimerKey timer))
        {
            taken.Add(timer.Instance);
        }

        taken.Count.ShouldBe(Count);
    }

    [Fact]
    public void Remove_OfTheEarliest_MovesNextDueOn()
    {
        TimerKey first = new(10, 1, 0, 0);
        TimerKey second = new(20, 2, 0, 0);
        Store([first, second]);
        _index.NextDue.ShouldBe(10);
        _tables.DeleteTimer(first.Due, first.Instance, first.TaskId);

        _index.Remove(first);

        _index.NextDue.ShouldBe(20);
        TakeAll(100).ShouldBe([second]);
        _index.NextDue.ShouldBeNull();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _file.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Store(IEnumerable<TimerKey> timers)
    {
        _tables.Begin();
        foreach (TimerKey timer in timers)
        {
            _tables.InsertTimer(timer);
        }

        _tables.Commit();
    }

    private List<TimerKey> TakeAll(long now)
    {
        List<TimerKey> taken = [];
        while (_index.TryTakeDue(now, out TimerKey timer))
        {
            taken.Add(timer);
        }

        return taken;
    }
}
