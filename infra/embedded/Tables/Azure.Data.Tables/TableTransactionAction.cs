#nullable disable // as the real package's surface
namespace Azure.Data.Tables;

/// <summary>One action of a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>Creates an action that does not look at the stored version.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>Creates an action.</summary>
    /// <param name="actionType">What it does.</param>
    /// <param name="entity">What it does it to.</param>
    /// <param name="etag">For updates and deletes, the version that must be stored; default: any.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What it does.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>What it does it to.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version that must be stored; default: any.</summary>
    public ETag ETag { get; }
}
