using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using CareFunctions.Storage;

namespace CareFunctions.Rules;

/// <summary>The texts of the rulebooks of the last start, in one row: packed, since the councils' files together are longer than a property may be.</summary>
public sealed class RulebookEditionTable(TableServiceClient service)
{
    private const string Partition = "rulebooks";
    private const string Row = "last";
    private const string Parts = "Parts";
    private const int LongestPart = 60_000;

    private readonly TableClient _table = service.GetTableClient(Tables.RulebookEditions);

    /// <summary>The files of the last start by name; <see langword="null"/> at the first.</summary>
    public async Task<IReadOnlyList<(string File, string Yaml)>?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        if (!found.HasValue)
        {
            return null;
        }

        var packed = new MemoryStream();
        for (var part = 0; part < found.Value!.GetInt32(Parts); part++)
        {
            await packed.WriteAsync(found.Value.GetBinary(PartName(part)), cancellationToken);
        }

        packed.Position = 0;
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        var files = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(unpacked, cancellationToken: cancellationToken);
        return [.. files!.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, file.Value))];
    }

    /// <summary>Keeps the files of this start in the place of the last.</summary>
    public async Task WriteAsync(IReadOnlyList<(string File, string Yaml)> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var packed = new MemoryStream();
        await using (var packing = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(packing, files.ToDictionary(file => file.File, file => file.Yaml), cancellationToken: cancellationToken);
        }

        var parts = packed.ToArray().Chunk(LongestPart).ToList();
        var row = new TableEntity(Partition, Row) { [Parts] = parts.Count };
        for (var part = 0; part < parts.Count; part++)
        {
            row[PartName(part)] = parts[part];
        }

        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private static string PartName(int part) => FormattableString.Invariant($"Part{part}");
}
