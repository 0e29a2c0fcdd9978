using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordedLogs : ILoggerFactory
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> lines = new();

    public IReadOnlyList<string> Of(string category) => [.. lines.Where(line => line.Category == category).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Logs are only recorded here.");

    public void Dispose()
    {
    }

    private sealed class Recorder(RecordedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => logs.lines.Enqueue((category, logLevel, formatter(state, exception)));
    }
}
