namespace Azure.Data.Tables.Sas;

/// <summary>What a signature for an account grants.</summary>
[Flags]
public enum TableAccountSasPermissions
{
    /// <summary>Read.</summary>
    Read = 1,

    /// <summary>Write service settings and create tables.</summary>
    Write = 2,

    /// <summary>Delete tables and entities.</summary>
    Delete = 4,

    /// <summary>List tables.</summary>
    List = 8,

    /// <summary>Add entities.</summary>
    Add = 16,

    /// <summary>Change entities.</summary>
    Update = 64,

    /// <summary>Everything.</summary>
    All = ~0,
}
