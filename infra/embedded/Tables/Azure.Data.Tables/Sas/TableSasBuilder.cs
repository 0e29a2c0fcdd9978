#nullable disable // as the real package's surface
using System.ComponentModel;
using Embedded.Tables.Access;

namespace Azure.Data.Tables.Sas;

/// <summary>A shared access signature for one table.</summary>
public class TableSasBuilder
{
    /// <summary>Begins a signature.</summary>
    public TableSasBuilder(string tableName, TableSasPermissions permissions, DateTimeOffset expiresOn)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        TableName = tableName;
        ExpiresOn = expiresOn;
        SetPermissions(permissions);
    }

    /// <summary>Begins a signature.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="rawPermissions">Letters of r, a, u, d.</param>
    /// <param name="expiresOn">When it ends.</param>
    public TableSasBuilder(string tableName, string rawPermissions, DateTimeOffset expiresOn)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        TableName = tableName;
        ExpiresOn = expiresOn;
        SetPermissions(rawPermissions);
    }

    /// <summary>The table.</summary>
    public string TableName { get; set; }

    /// <summary>What it grants, as letters.</summary>
    public string Permissions { get; private set; }

    /// <summary>When it begins; default: at once.</summary>
    public DateTimeOffset StartsOn { get; set; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresOn { get; set; }

    /// <summary>Over which protocols it may be used.</summary>
    public TableSasProtocol Protocol { get; set; }

    /// <summary>A stored access policy.</summary>
    public string Identifier { get; set; }

    /// <summary>The first partition that it is good for.</summary>
    public string PartitionKeyStart { get; set; }

    /// <summary>The first row that it is good for, in the first partition.</summary>
    public string RowKeyStart { get; set; }

    /// <summary>The last partition that it is good for.</summary>
    public string PartitionKeyEnd { get; set; }

    /// <summary>The last row that it is good for, in the last partition.</summary>
    public string RowKeyEnd { get; set; }

    /// <summary>Sets what it grants.</summary>
    public void SetPermissions(TableSasPermissions permissions) => Permissions = SasParameters.Letters(
        permissions,
        (TableSasPermissions.Read, 'r'),
        (TableSasPermissions.Add, 'a'),
        (TableSasPermissions.Update, 'u'),
        (TableSasPermissions.Delete, 'd'));

    /// <summary>Sets what it grants, as letters of r, a, u, d.</summary>
    public void SetPermissions(string rawPermissions) => Permissions = SasParameters.Ordered(rawPermissions, "raud");

    /// <summary>The signature as a query string without its question mark.</summary>
    public string Sign(TableSharedKeyCredential sharedKeyCredential)
    {
        ArgumentNullException.ThrowIfNull(sharedKeyCredential);
        var (start, end, protocol) = (SasParameters.Time(StartsOn), SasParameters.Time(ExpiresOn), SasParameters.Protocol(Protocol));
#pragma warning disable CA1308 // The service signs the name in lower case.
        var table = TableName.ToLowerInvariant();
#pragma warning restore CA1308
        var signature = sharedKeyCredential.Sign(string.Join(
            '\n', Permissions, start, end, $"/table/{sharedKeyCredential.AccountName}/{table}", Identifier, "", protocol,
            SasParameters.Version, PartitionKeyStart, RowKeyStart, PartitionKeyEnd, RowKeyEnd));
        return SasParameters.Query(
            ("sv", SasParameters.Version), ("spr", protocol), ("st", start), ("se", end), ("tn", TableName), ("sp", Permissions), ("si", Identifier),
            ("spk", PartitionKeyStart), ("srk", RowKeyStart), ("epk", PartitionKeyEnd), ("erk", RowKeyEnd), ("sig", signature));
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => base.Equals(obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => base.GetHashCode();
}
