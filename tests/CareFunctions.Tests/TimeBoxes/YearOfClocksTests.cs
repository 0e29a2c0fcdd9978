using System.Diagnostics;
using System.Globalization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.Tests.TimeBoxes;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using CareFunctions.Tests.Testing;
using CareFunctions.TimeBoxes;
using Embedded.TaskHubs;
using Embedded.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit.Abstractions;

namespace CareFunctions.Tests.TimeBoxes;

/// <summary>Ten thousand clocks of every kind through a year on the real task hub: every reminder, lapse and note is there, once, and no other.</summary>
[Collection(Alone.Name)]
public sealed class YearOfClocksTests(ITestOutputHelper output)
{
    private const int Cases = 10_000;
    private static readonly DateTime YearBegins = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime YearEnds = YearBegins.AddDays(365);
    private static readonly TimeSpan Allowed = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Year_TenThousandCases_EveryReminderLapseAndNoteIsAccountedFor()
    {
        var watch = Stopwatch.StartNew();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var clocks = EveryClock.Rules.ToList();
        var cases = Enumerable.Range(0, Cases).Select(number => new PlannedCase(number, clocks[number % clocks.Count], random, YearBegins)).ToList();
        Parallel.ForEach(cases, one => one.Foretell(YearEnds));
        output.WriteLine($"seed {seed}, {clocks.Count} kinds, foretold after {watch.Elapsed}");

        var office = new OfficeInMemory();
        await using var year = await Year.OpenAsync(office);
        var happenings = cases.Select(one => (At: one.Begins, Case: one, Act: (PlannedAct?)null))
            .Concat(cases.SelectMany(one => one.Acts.Where(act => act.At < YearEnds).Select(act => (act.At, Case: one, Act: (PlannedAct?)act))))
            .OrderBy(one => one.At).ToList();
        var unexpected = new List<string>();
        var next = 0;
        var restarted = false;
        while (true)
        {
            var due = next < happenings.Count ? happenings[next].At : YearEnds;
            await year.PassToAsync(due < YearEnds ? due : YearEnds);
            if (due >= YearEnds)
            {
                break;
            }

            var now = happenings.Skip(next).TakeWhile(one => one.At == due).ToList();
            next += now.Count;
            foreach (var answers in await Task.WhenAll(now.Select(one => year.DoAsync(one.Case, one.Act))))
            {
                unexpected.AddRange(answers);
            }

            await year.SettleAsync();
            if (!restarted && due > YearBegins.AddDays(180))
            {
                restarted = true;
                await year.RestartAsync();
            }
        }

        output.WriteLine($"passed after {watch.Elapsed}: {office.Notes.Count()} notes, {office.Notifications.Count()} notifications, {office.Tasks.Count()} tasks, {year.Stops} stops");
        unexpected.ShouldBeEmpty($"seed {seed}");
        office.Broken.ShouldBeEmpty($"seed {seed}");
        var notes = office.Notes.ToLookup(note => note.InstanceId, note => note.Step);
        var reminders = office.Notifications.Where(one => one.Kind == "reminder").ToLookup(
            one => one.Case!.ToString(), one => $"{one.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {one.To}");
        var wrong = cases.Where(one =>
            !one.Notes.SetEquals(notes[one.InstanceId]) || notes[one.InstanceId].Count() != one.Notes.Count
            || !one.Reminders.SetEquals(reminders[one.Reference]) || reminders[one.Reference].Count() != one.Reminders.Count
            || one.Outcome is null != office.Running.ContainsKey(one.InstanceId)).ToList();
        wrong.Count.ShouldBe(0, $"seed {seed}. The first: {Told(wrong.FirstOrDefault(), notes, reminders)}");
        (await year.OutcomesAsync()).ShouldBe(cases.Where(one => one.Outcome is not null).ToDictionary(one => one.InstanceId, one => one.Outcome!), ignoreOrder: true);
        watch.Elapsed.ShouldBeLessThan(Allowed);
    }

    private static string Told(PlannedCase? one, ILookup<string, string> notes, ILookup<string, string> reminders) => one is null ? "" : string.Join("\n",
        $"{one.InstanceId} {one.Clock.Id} from {one.FirstDay:yyyy-MM-dd} to {one.LastDay:yyyy-MM-dd}, begun {one.Begins:u}",
        string.Join("\n", one.Acts.Select(act => $"  {act.At:u} {act.Kind} {act.LastDay:yyyy-MM-dd} counts: {act.Counts}")),
        "notes foretold: " + string.Join(", ", one.Notes), "notes written: " + string.Join(", ", notes[one.InstanceId].Order()),
        "reminders foretold: " + string.Join(", ", one.Reminders), "reminders sent: " + string.Join(", ", reminders[one.Reference].Order()));

    /// <summary>The hub and its clock.</summary>
    private sealed class Year : IAsyncDisposable
    {
        private readonly OfficeInMemory _office;
        private readonly string _folder = Directory.CreateTempSubdirectory("year-").FullName;
        private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
        private readonly VirtualClock _clock = new(YearBegins);
        private readonly ClockDecisionRule _rule = new();
        private TaskHub _hub = null!;

        private Year(OfficeInMemory office) => _office = office;

        public int Stops { get; private set; }

        public static async Task<Year> OpenAsync(OfficeInMemory office)
        {
            var year = new Year(office);
            await year.OpenHubAsync();
            return year;
        }

        public async Task PassToAsync(DateTime moment)
        {
            while (_hub.NextDue is { } due && due <= moment)
            {
                _clock.AdvanceTo(due > _clock.GetUtcNow() ? due : _clock.GetUtcNow());
                await SettleAsync();
            }

            _clock.AdvanceTo(moment);
            await SettleAsync();
        }

        public async Task SettleAsync()
        {
            Stops++;
            while (await _hub.RunDueAsync(CancellationToken.None))
            {
            }
        }

        public async Task RestartAsync()
        {
            await CloseHubAsync();
            await OpenHubAsync();
            await SettleAsync();
        }

        /// <summary>Does what is planned. Answers what was not as foretold.</summary>
        public async Task<IReadOnlyList<string>> DoAsync(PlannedCase one, PlannedAct? act)
        {
            if (act is null)
            {
                CaseReference.TryParse(one.Reference, out var reference).ShouldBeTrue();
                await _hub.Client.ScheduleNewOrchestrationInstanceAsync(
                    TimeBoxOrchestration.Name,
                    new TimeBoxStart
                    {
                        Clock = one.Clock,
                        Case = reference!,
                        Service = "domiciliary-care",
                        FirstDay = Noda(one.FirstDay),
                        LastDay = one.LastDay is { } last ? Noda(last) : null,
                        RequestedBy = "requester",
                        Values = new Dictionary<string, string> { ["weeklyRate"] = "245.70" },
                    },
                    new StartOrchestrationOptions(one.InstanceId));
                return [];
            }

            var counted = act.Kind switch
            {
                "case-ended" => await RaiseAsync(one, CaseEnding.Event, new CaseEnding("closed", null, act.At)),
                "settled" => await RaiseAsync(one, ClockSettlement.Event, new ClockSettlement("came-about", "Somebody (invented)", "It came about.")),
                _ => await DecideAsync(one, act),
            };
            return counted == act.Counts ? [] : [$"{one.InstanceId} ({one.Clock.Id}): {act.Kind} at {act.At:u} counted: {counted}"];
        }

        public async Task<Dictionary<string, string>> OutcomesAsync()
        {
            var outcomes = new Dictionary<string, string>();
            var query = new OrchestrationQuery { FetchInputsAndOutputs = true, Statuses = [OrchestrationRuntimeStatus.Completed] };
            await foreach (var found in _hub.Client.GetAllInstancesAsync(query))
            {
                outcomes[found.InstanceId] = found.ReadOutputAs<TimeBoxResult>()!.Outcome;
            }

            return outcomes;
        }

        public async ValueTask DisposeAsync()
        {
            await CloseHubAsync();
            await _services.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        private async Task<bool> RaiseAsync(PlannedCase one, string name, object payload)
        {
            if (!_office.Running.ContainsKey(one.InstanceId))
            {
                return false;
            }

            await _hub.Client.RaiseEventAsync(one.InstanceId, name, payload);
            return true;
        }

        // What the route for decisions does, with the task table in memory.
        private async Task<bool> DecideAsync(PlannedCase one, PlannedAct act)
        {
            var now = new DateTimeOffset(act.At);
            if (_office.Find(one.InstanceId, act.Kind) is not { } task || task.ExpiresAt <= now)
            {
                return false;
            }

            var decision = new TaskDecision
            {
                Outcome = task.Outcomes[0],
                Reason = "As planned.",
                ById = "officer",
                ByName = "Ada Officer (invented)",
                Role = task.Role,
                At = now,
                Details = act.LastDay is { } day
                    ? new Dictionary<string, string> { [ClockRule.LastDayField] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
                    : [],
            };
            if (act.LastDay is null && task.Fields.Any(field => field.Name == ClockRule.LastDayField)
                || (_rule.Covers(task) && await _rule.RefusalAsync(task, decision, CancellationToken.None) is not null)
                || !_office.TryDecide(task, decision))
            {
                return false;
            }

            await _hub.Client.RaiseEventAsync(one.InstanceId, HumanTask.EventOf(task.Id), decision);
            return true;
        }

        private async Task OpenHubAsync()
        {
            _hub = await TaskHub.OpenAsync(
                new TaskHubOptions { DataFolder = _folder, MaxConcurrentActivities = 8, MaxConcurrentOrchestrators = 4 },
                _office.Registry, _services, _clock, NullLoggerFactory.Instance);
            await _hub.StartAsync(CancellationToken.None);
        }

        private async Task CloseHubAsync()
        {
            await _hub.StopAsync(CancellationToken.None);
            await _hub.DisposeAsync();
        }

        private static LocalDate Noda(DateOnly day) => new(day.Year, day.Month, day.Day);
    }
}
