using System.Collections.Concurrent;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Worklists;
using CareFunctions.Tests.Procedures;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Tests.Rules;

/// <summary>An edited rulebook is for new cases; running ones keep theirs, and the start says what differs.</summary>
public sealed class RulebookEditionTests : IDisposable
{
    private readonly string _folder = "rulebook-" + Guid.NewGuid().ToString("n");

    private string Folder => Path.Combine(AppContext.BaseDirectory, _folder);

    [Fact]
    public async Task Restart_WithAnEditedProcedure_KeepsTheRunningCasesAndNamesTheDifference()
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "rulebook"), "*.yaml"))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }

        using var log = new Lines();
        await using var care = await CareApplication.StartAsync(rulebookFolder: _folder, configure: builder => builder.Services.AddSingleton<ILoggerProvider>(log));
        var running = new CaseWalk(care, Council.Somerset);
        await running.ReassignAsync("domiciliary-care", RequestKind.Source, new { hoursPerWeek = 10 });

        Edit("what: Arrange the start date with {provider}.", "what: Agree the first day with {provider}.");
        await care.Embedded.RestartAsync();

        await running.DecideAsync(await running.TaskAsync("find-provider"));
        (await running.TaskAsync("arrange-start"))["title"]!.GetValue<string>().ShouldBe("Arrange the start date with prv-willow.");

        var fresh = new CaseWalk(care, Council.Somerset, number: 1);
        await fresh.ReassignAsync("domiciliary-care", RequestKind.Source, new { hoursPerWeek = 10 });
        await fresh.DecideAsync(await fresh.TaskAsync("find-provider"));
        (await fresh.TaskAsync("arrange-start"))["title"]!.GetValue<string>().ShouldBe("Agree the first day with prv-willow.");

        log.All.ShouldContain(line => line.Contains("The rulebook of somerset changed since the last start", StringComparison.Ordinal));
        log.All.ShouldContain(line => line.Contains("arrange-home-care/arrange-start: what was", StringComparison.Ordinal));
        log.All.ShouldContain(line => line.Contains("the version stayed", StringComparison.Ordinal));
        log.All.ShouldNotContain(line => line.Contains("The rulebook of croydon changed", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // The first that the file has: domiciliary care stands before what else arranges a start.
    private void Edit(string old, string replacement)
    {
        var path = Path.Combine(Folder, "somerset.procedures.yaml");
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        File.WriteAllText(path, text[..at] + replacement + text[(at + old.Length)..]);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IEnumerable<string> All => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
