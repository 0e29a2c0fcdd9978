namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Adds; fails when the entity exists.</summary>
    Add = 0,

    /// <summary>Changes the named properties; fails when the entity does not exist.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces all properties; fails when the entity does not exist.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes; fails when the entity does not exist.</summary>
    Delete = 3,

    /// <summary>Adds, or changes the named properties.</summary>
    UpsertMerge = 4,

    /// <summary>Adds, or replaces all properties.</summary>
    UpsertReplace = 5,
}
