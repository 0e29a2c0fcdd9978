namespace Azure.Data.Tables.Sas;

/// <summary>What a signature for one table grants.</summary>
[Flags]
public enum TableSasPermissions
{
    /// <summary>Read and query entities.</summary>
    Read = 1,

    /// <summary>Add entities.</summary>
    Add = 2,

    /// <summary>Change entities.</summary>
    Update = 4,

    /// <summary>Delete entities.</summary>
    Delete = 8,

    /// <summary>Everything.</summary>
    All = ~0,
}
