namespace CareFunctions.Core.Emails;

/// <summary>One of Microsoft Graph's change notifications, or a lifecycle notification about the subscription itself.</summary>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="ClientState">The secret that the subscription was made with, or null when it has none.</param>
/// <param name="Resource">What changed, for example <c>Users/{id}/Messages/{id}</c>; null in a lifecycle notification.</param>
/// <param name="LifecycleEvent"><c>reauthorizationRequired</c>, <c>subscriptionRemoved</c>, <c>missed</c> or a word Graph may add; null otherwise.</param>
public sealed record GraphNotification(string SubscriptionId, string? ClientState, string? Resource, string? LifecycleEvent);
