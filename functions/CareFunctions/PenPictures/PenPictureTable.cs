using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Storage;

namespace CareFunctions.PenPictures;

/// <summary>The pen pictures in table storage: one row each, under the opportunity's reference.</summary>
public sealed class PenPictureTable(TableServiceClient service)
{
    private const string Row = "pen-picture";
    private const string Content = "Content";

    private readonly TableClient _table = service.GetTableClient(Tables.PenPictures);

    /// <summary>Keeps a new draft.</summary>
    public Task AddAsync(KeptPenPicture kept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return _table.AddEntityAsync(Entity(kept), cancellationToken);
    }

    /// <summary>A pen picture, or <see langword="null"/>.</summary>
    public async Task<KeptPenPicture?> FindAsync(string opportunity, CancellationToken cancellationToken) => (await ReadAsync(opportunity, cancellationToken))?.Kept;

    /// <summary>Settles a draft once: what was settled before stays as it is.</summary>
    /// <param name="opportunity">The opportunity's reference.</param>
    /// <param name="settle">Gives the settled picture of the draft.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The picture as it then stands.</returns>
    /// <exception cref="InvalidOperationException">There is no such picture.</exception>
    public async Task<KeptPenPicture> SettleAsync(string opportunity, Func<KeptPenPicture, KeptPenPicture> settle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settle);
        while (true)
        {
            var (kept, version) = await ReadAsync(opportunity, cancellationToken) ?? throw new InvalidOperationException($"There is no pen picture {opportunity}.");
            if (kept.State != PenPictureState.AwaitsConfirmation)
            {
                return kept;
            }

            var settled = settle(kept);
            try
            {
                await _table.UpdateEntityAsync(Entity(settled), version, TableUpdateMode.Replace, cancellationToken);
                return settled;
            }
            catch (RequestFailedException fault) when (fault.Status == 412)
            {
                // An earlier attempt of the same step was first: look again.
            }
        }
    }

    private async Task<(KeptPenPicture Kept, ETag Version)?> ReadAsync(string opportunity, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(TableKey.Of(opportunity), Row, cancellationToken: cancellationToken);
        return found.HasValue
            ? (JsonSerializer.Deserialize<KeptPenPicture>(found.Value!.GetString(Content), StateJson.Options)!, found.Value.ETag)
            : null;
    }

    private static TableEntity Entity(KeptPenPicture kept) => new(TableKey.Of(kept.Opportunity), Row) { [Content] = JsonSerializer.Serialize(kept, StateJson.Options) };
}
