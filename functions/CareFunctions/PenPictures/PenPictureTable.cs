using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;

namespace CareFunctions.PenPictures;

/// <summary>The pen pictures in table storage: one row each, under the opportunity's reference.</summary>
public sealed class PenPictureTable(TableServiceClient service)
{
    private const string Row = "pen-picture";
    private const string Content = "Content";
    private const string Case = "Case";

    // Longer than any reference that is given, and short enough for a key whatever it is made of.
    private const int LongestReference = 40;

    private readonly TableClient _table = service.GetTableClient(Tables.PenPictures);

    /// <summary>Keeps a new draft.</summary>
    public Task AddAsync(KeptPenPicture kept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return _table.AddEntityAsync(Entity(kept), cancellationToken);
    }

    /// <summary>A pen picture, or <see langword="null"/>.</summary>
    public async Task<KeptPenPicture?> FindAsync(string opportunity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        return opportunity.Length > LongestReference ? null : (await ReadAsync(opportunity, cancellationToken))?.Kept;
    }

    /// <summary>The confirmed pen pictures of a case and service that have answered no other task. What an earlier version kept is not listed: its rows do not say
    /// which case they are of.</summary>
    /// <param name="taskId">The task for which one is sought: what an attempt that broke off has set aside for it is listed as well.</param>
    /// <param name="reference">The case.</param>
    /// <param name="serviceId">The rulebook's id of the service.</param>
    /// <param name="since">Only those confirmed then or later; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<KeptPenPicture>> UnusedAsync(
        string taskId, CaseReference reference, string serviceId, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var found = new List<KeptPenPicture>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Case eq {reference.ToString()}"), cancellationToken: cancellationToken))
        {
            if (Read(row) is { State: PenPictureState.Confirmed } kept && kept.Service == serviceId
                && (kept.AnswersTask ?? taskId) == taskId && (since is null || kept.SettledAt >= since))
            {
                found.Add(kept);
            }
        }

        return found;
    }

    /// <summary>Changes a pen picture.</summary>
    /// <param name="opportunity">The opportunity's reference.</param>
    /// <param name="change">Gives what should be there, of what is there; <see langword="null"/> leaves it as it is. Called again when it changed meanwhile.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The picture as it then stands.</returns>
    /// <exception cref="InvalidOperationException">There is no such picture.</exception>
    public async Task<KeptPenPicture> ChangeAsync(string opportunity, Func<KeptPenPicture, KeptPenPicture?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (true)
        {
            var (kept, version) = await ReadAsync(opportunity, cancellationToken) ?? throw new InvalidOperationException($"There is no pen picture {opportunity}.");
            if (change(kept) is not { } changed)
            {
                return kept;
            }

            try
            {
                await _table.UpdateEntityAsync(Entity(changed), version, TableUpdateMode.Replace, cancellationToken);
                return changed;
            }
            catch (RequestFailedException fault) when (fault.Status == 412)
            {
                // Something else was first: look again.
            }
        }
    }

    private async Task<(KeptPenPicture Kept, ETag Version)?> ReadAsync(string opportunity, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(TableKey.Of(opportunity), Row, cancellationToken: cancellationToken);
        return found.HasValue ? (Read(found.Value!), found.Value!.ETag) : null;
    }

    private static KeptPenPicture Read(TableEntity row) => JsonSerializer.Deserialize<KeptPenPicture>(row.GetString(Content), StateJson.Options)!;

    private static TableEntity Entity(KeptPenPicture kept) => new(TableKey.Of(kept.Opportunity), Row)
    {
        [Case] = kept.Case.ToString(),
        [Content] = JsonSerializer.Serialize(kept, StateJson.Options),
    };
}
