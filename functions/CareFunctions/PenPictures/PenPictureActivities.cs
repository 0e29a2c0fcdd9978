using CareFunctions.Notifications;
using CareFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.PenPictures;

/// <summary>What becomes of a pen picture once a person has looked at it.</summary>
public sealed class PenPictureActivities(PenPictureTable pictures, QueueSender queues)
{
    /// <summary>The activity's name.</summary>
    public const string Settle = "SettlePenPicture";

    /// <summary>The activity's name.</summary>
    public const string Offer = "OfferPenPicture";

    /// <summary>The kind of notification that carries a pen picture to providers.</summary>
    public const string Opportunity = "opportunity";

    /// <summary>Whom the notification is for: whoever delivers it knows the providers.</summary>
    public const string Providers = "providers";

    /// <summary>Records the decision. A rejected picture's content is dropped.</summary>
    [Function(Settle)]
    public async Task SettleAsync([ActivityTrigger] PenPictureSettlement settlement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        await pictures.SettleAsync(
            settlement.Opportunity,
            draft => draft with
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
}
