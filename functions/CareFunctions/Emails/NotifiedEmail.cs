using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;

namespace CareFunctions.Emails;

/// <summary>What waits on the queue <c>graph-notifications</c>: a message to fetch, or something that happened to a subscription. The secret is not kept.
/// A queue message holds a list of them.</summary>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="Resource">The message, or null.</param>
/// <param name="LifecycleEvent">What happened to the subscription, or null.</param>
/// <param name="Council">Whose mailbox it is, or null to tell by the message's recipients.</param>
public sealed record NotifiedEmail(string SubscriptionId, string? Resource, string? LifecycleEvent, Council? Council)
{
    // A queue message has at most 64 KiB; one of these, with everything at its longest and escaped, has under 20.
    private const int MostBytes = 40 * 1024;

    /// <summary>The same in as few lists as fit into queue messages: Graph waits for its answer, and a thousand messages would take seconds.</summary>
    public static IReadOnlyList<IReadOnlyList<NotifiedEmail>> Packed(IEnumerable<NotifiedEmail> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var packed = new List<IReadOnlyList<NotifiedEmail>>();
        var current = new List<NotifiedEmail>();
        var bytes = 0;
        foreach (var one in told)
        {
            var length = JsonSerializer.SerializeToUtf8Bytes(one, CareJson.Options).Length + 1;
            if (current.Count > 0 && bytes + length > MostBytes)
            {
                packed.Add(current);
                (current, bytes) = ([], 0);
            }

            current.Add(one);
            bytes += length;
        }

        if (current.Count > 0)
        {
            packed.Add(current);
        }

        return packed;
    }
}
