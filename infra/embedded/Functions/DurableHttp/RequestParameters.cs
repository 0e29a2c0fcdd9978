using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.DurableHttp;

/// <summary>Reads the query parameters of one request, and gathers every fault in them.</summary>
internal sealed class RequestParameters(IQueryCollection query)
{
    private readonly List<string> faults = [];

    /// <summary>What is wrong with the parameters read so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    public string? Text(string name) => query.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) ? value.ToString() : null;

    public bool Flag(string name, bool otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        faults.Add($"'{name}' must be true or false");
        return otherwise;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        faults.Add($"'{name}' must be an ISO 8601 time, such as 2026-01-31T09:00:00Z");
        return null;
    }

    public int? Count(string name, int maximum)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= maximum)
        {
            return count;
        }

        faults.Add($"'{name}' must be a number from 1 to {maximum}");
        return null;
    }

    public IReadOnlyList<OrchestrationRuntimeStatus>? Statuses(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var statuses = new List<OrchestrationRuntimeStatus>();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (char.IsAsciiLetter(word[0]) && Enum.TryParse<OrchestrationRuntimeStatus>(word, ignoreCase: true, out var status))
            {
                statuses.Add(status);
            }
            else
            {
                faults.Add($"'{name}' may list {string.Join(", ", Enum.GetNames<OrchestrationRuntimeStatus>())}, separated by commas");
                return null;
            }
        }

        return statuses;
    }
}
