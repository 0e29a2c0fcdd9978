using CareFunctions.Core.Procedures;
using CareFunctions.Notifications;
using CareFunctions.Storage;
using CareFunctions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.PenPictures;

/// <summary>What becomes of a pen picture once a person has looked at it.</summary>
public sealed class PenPictureActivities(PenPictureTable pictures, QueueSender queues, TaskAnswering answering)
{
    /// <summary>The activity's name.</summary>
    public const string Settle = "SettlePenPicture";

    /// <summary>The activity's name.</summary>
    public const string Offer = "OfferPenPicture";

    /// <summary>The activity's name.</summary>
    public const string Answer = "AnswerTaskByPenPicture";

    /// <summary>The activity's name.</summary>
    public const string AnswerFromConfirmed = "AnswerFromConfirmedPenPictures";

    /// <summary>The kind of notification that carries a pen picture to providers.</summary>
    public const string Opportunity = "opportunity";

    /// <summary>Whom the notification is for: whoever delivers it knows the providers.</summary>
    public const string Providers = "providers";

    /// <summary>Records the decision. A rejected picture's content is dropped.</summary>
    [Function(Settle)]
    public async Task SettleAsync([ActivityTrigger] PenPictureSettlement settlement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        await pictures.ChangeAsync(
            settlement.Opportunity,
            draft => draft.State != PenPictureState.AwaitsConfirmation ? null : draft with
            {
                State = settlement.Confirmed ? PenPictureState.Confirmed : PenPictureState.Rejected,
                Picture = settlement.Confirmed ? draft.Picture : null,
                SettledBy = settlement.By,
                SettledAt = settlement.At,
            },
            cancellationToken);
    }

    /// <summary>Offers a confirmed picture to providers: at least once, always with the same id. The notification has the opportunity's reference and the picture,
    /// and neither the case nor a task.</summary>
    /// <exception cref="InvalidOperationException">The picture is not confirmed.</exception>
    [Function(Offer)]
    public async Task OfferAsync([ActivityTrigger] PenPictureSettlement settlement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        if (await pictures.FindAsync(settlement.Opportunity, cancellationToken) is not { State: PenPictureState.Confirmed, Picture: { } picture } kept)
        {
            throw new InvalidOperationException($"The pen picture {settlement.Opportunity} is not confirmed, so it goes to nobody.");
        }

        await queues.SendAsync(
            Queues.Notifications,
            new Notification
            {
                Id = settlement.NotificationId,
                Kind = Opportunity,
                To = Providers,
                Council = kept.Case.Council,
                Text = $"Opportunity {picture.Opportunity}: {picture.Service}.",
                Lines = picture.Report(),
                Clauses = settlement.Clauses,
                At = settlement.At,
            },
            cancellationToken);
    }

    /// <summary>Lets a picture that has gone to providers answer the task of its case and service that waits for it. Where several do, persons say which.</summary>
    [Function(Answer)]
    public async Task<Answering> AnswerAsync([ActivityTrigger] string opportunity, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var kept = await pictures.FindAsync(opportunity, cancellationToken) ?? throw new InvalidOperationException($"There is no pen picture {opportunity}.");
        return await AnswerWithAsync(kept, client, cancellationToken);
    }

    /// <summary>Lets the one picture that was confirmed before a procedure came to its step answer it. Where several were, a person says which of them went out for it.</summary>
    [Function(AnswerFromConfirmed)]
    public async Task<Answering> AnswerFromConfirmedAsync(
        [ActivityTrigger] AwaitedPenPicture awaited, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(awaited);
        return await pictures.UnusedAsync(awaited.TaskId, awaited.Case, awaited.Service, awaited.Since?.ToDateTimeOffset(), cancellationToken) switch
        {
            [var only] => await AnswerWithAsync(only, client, cancellationToken),
            [] => new Answering(AnsweringState.NoTask),
            var several => new Answering(AnsweringState.ForAPerson, Why: $"{several.Count} pen pictures are confirmed."),
        };
    }

    private Task<Answering> AnswerWithAsync(KeptPenPicture kept, DurableTaskClient client, CancellationToken cancellationToken) => answering.AnswerAsync(
        client,
        new Tasks.Answer
        {
            From = PenPictureOrchestration.InstanceOf(kept.Opportunity),
            Case = kept.Case,
            Service = kept.Service,
            PenPicture = kept.Opportunity,
            Values = new Dictionary<string, string> { [PenPictureRule.Opportunity] = kept.Opportunity },
            ById = kept.SettledBy!,
            ByName = $"Pen picture {kept.Opportunity}, confirmed",
        },
        cancellationToken);
}
