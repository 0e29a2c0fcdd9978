namespace Azure.Data.Tables.Sas;

/// <summary>Which operations a signature for an account is good for.</summary>
[Flags]
public enum TableAccountSasResourceTypes
{
    /// <summary>Those of the service.</summary>
    Service = 1,

    /// <summary>Those of tables.</summary>
    Container = 2,

    /// <summary>Those of entities.</summary>
    Object = 4,

    /// <summary>All.</summary>
    All = ~0,
}
