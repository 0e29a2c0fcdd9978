using System.Text.Json;
using Azure.Storage.Queues.Models;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Json;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Ingest;
using CareFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Emails;

/// <summary>Fetches the emails that Graph told of, and keeps its subscriptions alive.</summary>
public sealed class NotifiedEmailFunctions(
    MessageHandling messages, EmailIntake emails, IMailboxAccess access, Mailboxes mailboxes, QueueSender queues, TimeProvider clock)
{
    /// <summary>How far back an inbox is read again when Graph says that notifications were missed.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromDays(3);

    /// <summary>One notification. Without access to the mailbox it goes to the failure desk, from where it can be replayed once there is.</summary>
    [Function("ReceiveGraphNotification")]
    public Task ReceiveAsync(
        [QueueTrigger(Queues.GraphNotifications)] QueueMessage message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.HandleAsync(Queues.GraphNotifications, message, async body => await HandleAsync(client, body, cancellationToken), cancellationToken);

    /// <summary>Twice a day, every subscription is made or renewed: they end by themselves within a week.</summary>
    [Function("KeepGraphSubscriptions")]
    public Task KeepSubscribedAsync([TimerTrigger("0 23 5,17 * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken) =>
        access.Configured ? KeepSubscribedAsync(cancellationToken) : Task.CompletedTask;

    private async Task<IReadOnlyList<ProblemFault>> HandleAsync(DurableTaskClient client, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (Read(body) is not [var told, .. var others])
        {
            return [new ProblemFault("", FaultCodes.InvalidJson, "These are no notifications as this application writes them.")];
        }

        if (others.Length > 0)
        {
            // Each on its own from here, so that one that fails holds up none. After a crash in between some come twice, which has no second effect.
            foreach (var one in (NotifiedEmail[])[told, .. others])
            {
                await queues.SendAsync<NotifiedEmail[]>(Queues.GraphNotifications, [one], cancellationToken);
            }

            return [];
        }

        if (!access.Configured)
        {
            return [new ProblemFault("", "no-mailbox-access",
                "No access to the mailbox is configured, so the email was not fetched. Set Graph__TenantId, Graph__ClientId and Graph__ClientSecret and replay this, or hand the email in.")];
        }

        return told.LifecycleEvent is { Length: > 0 } happened
            ? await FollowAsync(happened, cancellationToken)
            : await FetchAsync(client, told, cancellationToken);
    }

    private static NotifiedEmail[] Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var told = JsonSerializer.Deserialize<NotifiedEmail?[]>(body.Span, CareJson.Options) ?? [];
            NotifiedEmail[] read = [.. told.OfType<NotifiedEmail>()];
            return read.Length == told.Length ? read : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<ProblemFault>> FetchAsync(DurableTaskClient client, NotifiedEmail told, CancellationToken cancellationToken)
    {
        if (!GraphMessageAddress.TryParse(told.Resource, out var address))
        {
            return [new ProblemFault("/resource", FaultCodes.WrongForm, "Must be a message: Users/{id}/Messages/{id}.")];
        }

        return await access.FetchAsync(address, cancellationToken) is { } message
            ? ContractProblem.FaultsOf((await emails.ReceiveAsync(client, message, told.Council, cancellationToken)).Faults)
            : [new ProblemFault("/resource", "message-gone", "The message is no longer in the mailbox: it was moved or deleted before it could be fetched.")];
    }

    private async Task<IReadOnlyList<ProblemFault>> FollowAsync(string happened, CancellationToken cancellationToken)
    {
        if (mailboxes.All.Count == 0)
        {
            return [new ProblemFault("/lifecycleEvent", "no-mailboxes", "No mailbox is configured (Mailboxes__{council}__{name}), so there is none to look after.")];
        }

        switch (happened)
        {
            case "reauthorizationRequired":
                await KeepSubscribedAsync(cancellationToken);
                return [];
            case "subscriptionRemoved":
                await KeepSubscribedAsync(cancellationToken);
                await CatchUpAsync(cancellationToken);
                return [];
            case "missed":
                await CatchUpAsync(cancellationToken);
                return [];
            default:
                return [new ProblemFault("/lifecycleEvent", FaultCodes.NotAllowed, "Must be one of: reauthorizationRequired, subscriptionRemoved, missed.")];
        }
    }

    private async Task KeepSubscribedAsync(CancellationToken cancellationToken)
    {
        foreach (var (council, address) in mailboxes.All)
        {
            await access.KeepSubscribedAsync(council, address, cancellationToken);
        }
    }

    // What was taken in before is found again by its internet message id and has no second effect.
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - LookBack;
        foreach (var (council, mailbox) in mailboxes.All)
        {
            var missed = (await access.ListSinceAsync(mailbox, since, cancellationToken))
                .Select(message => new NotifiedEmail("catch-up", $"users/{message.Mailbox}/messages/{message.MessageId}", null, council));
            foreach (var together in NotifiedEmail.Packed(missed))
            {
                await queues.SendAsync(Queues.GraphNotifications, together, cancellationToken);
            }
        }
    }
}
