#nullable disable // as the real package's surface
using System.ComponentModel;
using Embedded.Tables.Access;

namespace Azure.Data.Tables.Sas;

/// <summary>A shared access signature for an account's tables.</summary>
public class TableAccountSasBuilder
{
    /// <summary>Begins a signature.</summary>
    public TableAccountSasBuilder(TableAccountSasPermissions permissions, TableAccountSasResourceTypes resourceTypes, DateTimeOffset expiresOn)
    {
        ResourceTypes = resourceTypes;
        ExpiresOn = expiresOn;
        SetPermissions(permissions);
    }

    /// <summary>Begins a signature.</summary>
    /// <param name="rawPermissions">Letters of r, w, d, l, a, u.</param>
    /// <param name="resourceTypes">Which operations it is good for.</param>
    /// <param name="expiresOn">When it ends.</param>
    public TableAccountSasBuilder(string rawPermissions, TableAccountSasResourceTypes resourceTypes, DateTimeOffset expiresOn)
    {
        ResourceTypes = resourceTypes;
        ExpiresOn = expiresOn;
        SetPermissions(rawPermissions);
    }

    /// <summary>What it grants, as letters.</summary>
    public string Permissions { get; private set; }

    /// <summary>Which operations it is good for.</summary>
    public TableAccountSasResourceTypes ResourceTypes { get; set; }

    /// <summary>When it begins; default: at once.</summary>
    public DateTimeOffset StartsOn { get; set; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresOn { get; set; }

    /// <summary>Over which protocols it may be used.</summary>
    public TableSasProtocol Protocol { get; set; }

    /// <summary>Sets what it grants.</summary>
    public void SetPermissions(TableAccountSasPermissions permissions) => Permissions = SasParameters.Letters(
        permissions,
        (TableAccountSasPermissions.Read, 'r'),
        (TableAccountSasPermissions.Write, 'w'),
        (TableAccountSasPermissions.Delete, 'd'),
        (TableAccountSasPermissions.List, 'l'),
        (TableAccountSasPermissions.Add, 'a'),
        (TableAccountSasPermissions.Update, 'u'));

    /// <summary>Sets what it grants, as letters of r, w, d, l, a, u.</summary>
    public void SetPermissions(string rawPermissions) => Permissions = SasParameters.Ordered(rawPermissions, "rwdlau");

    /// <summary>The signature as a query string without its question mark.</summary>
    public string Sign(TableSharedKeyCredential sharedKeyCredential)
    {
        ArgumentNullException.ThrowIfNull(sharedKeyCredential);
        const string Tables = "t";
        var (start, end, protocol) = (SasParameters.Time(StartsOn), SasParameters.Time(ExpiresOn), SasParameters.Protocol(Protocol));
        var resources = SasParameters.Letters(
            ResourceTypes,
            (TableAccountSasResourceTypes.Service, 's'),
            (TableAccountSasResourceTypes.Container, 'c'),
            (TableAccountSasResourceTypes.Object, 'o'));
        var signature = sharedKeyCredential.Sign(string.Join(
            '\n', sharedKeyCredential.AccountName, Permissions, Tables, resources, start, end, "", protocol, SasParameters.Version, ""));
        return SasParameters.Query(
            ("sv", SasParameters.Version), ("ss", Tables), ("srt", resources), ("spr", protocol), ("st", start), ("se", end),
            ("sp", Permissions), ("sig", signature));
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => base.Equals(obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => base.GetHashCode();
}
