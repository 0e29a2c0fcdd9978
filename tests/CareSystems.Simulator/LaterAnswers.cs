using System.Net.Http.Json;

namespace CareSystems.Simulator;

/// <summary>The answers promised with 202, and posting them back.</summary>
internal sealed class LaterAnswers(SimulatorOptions options) : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LaterAnswer> _promised = [];

    public bool Has(string correlationId)
    {
        lock (_lock)
        {
            return _promised.ContainsKey(correlationId);
        }
    }

    public void Promise(LaterAnswer answer)
    {
        bool first;
        lock (_lock)
        {
            first = _promised.TryAdd(answer.CorrelationId, answer);
        }

        if (first && options.CallbackAfter is { } wait)
        {
            _ = PostAfterAsync(wait, answer);
        }
    }

    /// <summary>Posts every answer promised so far.</summary>
    public async Task<int> PostAllAsync()
    {
        LaterAnswer[] due;
        lock (_lock)
        {
            due = [.. _promised.Values];
            _promised.Clear();
        }

        foreach (var answer in due)
        {
            await PostAsync(answer);
        }

        return due.Length;
    }

    /// <summary>Forgets that answers were promised, as a system does that loses its outgoing mail.</summary>
    public void Lose()
    {
        lock (_lock)
        {
            _promised.Clear();
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task PostAfterAsync(TimeSpan wait, LaterAnswer answer)
    {
        await Task.Delay(wait, TimeProvider.System);
        bool mine;
        lock (_lock)
        {
            mine = _promised.Remove(answer.CorrelationId);
        }

        if (mine)
        {
            try
            {
                await PostAsync(answer);
            }
            catch (HttpRequestException fault)
            {
                // Lost, as real callbacks are: who asked asks again.
                await Console.Error.WriteLineAsync($"The answer to {answer.CorrelationId} could not be posted: {fault.Message}");
            }
        }
    }

    private async Task PostAsync(LaterAnswer answer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.CallbackUrl) { Content = JsonContent.Create(answer) };
        request.Headers.Add("x-functions-key", options.CallbackKey);
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}

/// <summary>An answer given later, in the form of the contract for results.</summary>
internal sealed record LaterAnswer(string CorrelationId, string InstanceId, bool Done, string? Detail);
