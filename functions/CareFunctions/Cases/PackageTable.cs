using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Packages;
using CareFunctions.Storage;

namespace CareFunctions.Cases;

/// <summary>The cases in table storage: one row each, with the plan's hours and the increases that count towards the limit. Every change is made to the version
/// that was read, so two authorisations on one case cannot both find room under the same limit.</summary>
public sealed class PackageTable(TableServiceClient service)
{
    private const string Content = "Content";
    private const string Senders = "ProviderSenders";

    private readonly TableClient _table = service.GetTableClient(Tables.Cases);

    /// <summary>A case's package, or <see langword="null"/> if the case is not registered.</summary>
    public async Task<PackageOfCare?> FindAsync(CaseReference reference, CancellationToken cancellationToken) =>
        (await ReadAsync(reference, cancellationToken))?.Package;

    /// <summary>A case with the addresses its provider writes from, or <see langword="null"/> if the case or its provider is not registered.</summary>
    public async Task<KnownCase?> KnownCaseAsync(CaseReference reference, CancellationToken cancellationToken) =>
        await ReadAsync(reference, cancellationToken) is { Package.Provider: { } provider } found
            ? new KnownCase(reference, provider, found.Senders)
            : null;

    /// <summary>Changes a case's package, or registers it.</summary>
    /// <param name="reference">The case.</param>
    /// <param name="change">Gives what should be there, of what is there (<see langword="null"/> for an unregistered case); <see langword="null"/> leaves it as it is.
    /// Called again when the case changed meanwhile.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="senders">The addresses and domains the provider writes from; <see langword="null"/> keeps those that are there.</param>
    /// <returns>What was there before.</returns>
    public async Task<PackageOfCare?> ChangeAsync(
        CaseReference reference,
        Func<PackageOfCare?, PackageOfCare?> change,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? senders = null)
    {
        while (true)
        {
            var current = await ReadAsync(reference, cancellationToken);
            if (change(current?.Package) is not { } changed)
            {
                return current?.Package;
            }

            var row = new TableEntity(CaseRows.Partition(reference), CaseRows.Package)
            {
                [Content] = JsonSerializer.Serialize(changed, StateJson.Options),
                [Senders] = JsonSerializer.Serialize(senders ?? current?.Senders ?? [], StateJson.Options),
            };
            try
            {
                await (current is { } there
                    ? _table.UpdateEntityAsync(row, there.Version, TableUpdateMode.Replace, cancellationToken)
                    : _table.AddEntityAsync(row, cancellationToken));
                return current?.Package;
            }
            catch (RequestFailedException fault) when (fault.Status is 409 or 412)
            {
                // Somebody else changed it in between: look again.
            }
        }
    }

    private async Task<(PackageOfCare Package, IReadOnlyList<string> Senders, ETag Version)?> ReadAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(CaseRows.Partition(reference), CaseRows.Package, cancellationToken: cancellationToken);
        return found.HasValue
            ? (JsonSerializer.Deserialize<PackageOfCare>(found.Value!.GetString(Content), StateJson.Options)!,
                JsonSerializer.Deserialize<IReadOnlyList<string>>(found.Value.GetString(Senders) ?? "[]", StateJson.Options)!,
                found.Value.ETag)
            : null;
    }
}
