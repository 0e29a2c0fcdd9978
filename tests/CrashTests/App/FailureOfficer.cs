using System.Text.Json;

namespace CrashTests.App;

/// <summary>The person at the failure desk: puts back, once, every message whose attempts were all cut off by a kill.</summary>
internal sealed class FailureOfficer(ApplicationClient client)
{
    /// <summary>The role that the application asks for.</summary>
    public const string Role = "FailureDesk";

    /// <summary>The reason of a message whose process died in every attempt.</summary>
    public const string CutOff = "cut-off";

    /// <summary>How many messages were put back.</summary>
    public int Replayed { get; private set; }

    /// <summary>Lets the application look through its poison queues now rather than in six hours, and puts back what it found.</summary>
    public async Task LookAsync()
    {
        await client.FireAsync("SweepPoisonQueues");
        if (await client.ListAsync("api/failures?limit=500", "failures", Role) is not { } desk)
        {
            return;
        }

        foreach (JsonElement failure in desk)
        {
            if (IsCutOff(failure) && failure.GetProperty("replays").GetInt32() == 0
                && await client.ReplayAsync(failure.GetProperty("id").GetString()!, Role) is { } status && (int)status < 300)
            {
                Replayed++;
            }
        }
    }

    /// <summary>Whether a failure is such a message.</summary>
    public static bool IsCutOff(JsonElement failure) =>
        failure.GetProperty("reasons").EnumerateArray().All(reason => reason.GetProperty("code").GetString() == CutOff);
}
