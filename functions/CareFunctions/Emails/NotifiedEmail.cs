using CareFunctions.Core.Councils;

namespace CareFunctions.Emails;

/// <summary>What waits on the queue <c>graph-notifications</c>: a message to fetch, or something that happened to a subscription. The secret is not kept.</summary>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="Resource">The message, or null.</param>
/// <param name="LifecycleEvent">What happened to the subscription, or null.</param>
/// <param name="Council">Whose mailbox it is, or null to tell by the message's recipients.</param>
public sealed record NotifiedEmail(string SubscriptionId, string? Resource, string? LifecycleEvent, Council? Council);
