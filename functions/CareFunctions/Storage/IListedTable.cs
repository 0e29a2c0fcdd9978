namespace CareFunctions.Storage;

/// <summary>A table whose rows have places in lists.</summary>
public interface IListedTable
{
    /// <summary>The table.</summary>
    string Table { get; }

    /// <summary>Gives a place to every row that has none, because it was written by a version that knew no lists.</summary>
    /// <returns>How many there were.</returns>
    Task<int> ListUnlistedAsync(CancellationToken cancellationToken);
}
