using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;

namespace CareFunctions.Emails;

/// <summary>How emails were read and what people said of it: one partition a council, one row an email.</summary>
public sealed class EmailReadingTable(TableServiceClient service)
{
    private const string Content = "Content";

    private readonly TableClient _table = service.GetTableClient(Tables.EmailReadings);

    /// <summary>Keeps a reading; kept again it is the same, and what a person said later takes its place.</summary>
    public Task KeepAsync(KeptEmailReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return _table.UpsertEntityAsync(RowOf(reading), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Keeps the reading of an email that was acted on without a person, unless one of it is kept already: what a person said of it stays.</summary>
    public async Task KeepFirstAsync(KeptEmailReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        try
        {
            await _table.AddEntityAsync(RowOf(reading), cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            // The same email came before.
        }
    }

    /// <summary>The readings of a council's emails.</summary>
    public async Task<IReadOnlyList<KeptEmailReading>> ListAsync(Council council, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        var readings = new List<KeptEmailReading>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Of(council.Id)}"), cancellationToken: cancellationToken))
        {
            readings.Add(JsonSerializer.Deserialize<KeptEmailReading>(row.GetString(Content), StateJson.Options)!);
        }

        return readings;
    }

    private static TableEntity RowOf(KeptEmailReading reading) =>
        new(TableKey.Of(reading.Council.Id), TableKey.Of(reading.InstanceId)) { [Content] = JsonSerializer.Serialize(reading, StateJson.Options) };
}
