namespace Embedded.TaskHubs.Store;

/// <summary>
/// One request to the writer. <see cref="Execute"/> may run twice (a failed batch is repeated one by one), so it sets all of
/// its results anew. Exactly one of <see cref="Committed"/> and <see cref="Failed"/> follows, on the writer's thread, in
/// commit order; both must be short.
/// </summary>
internal abstract class HubWrite
{
    public abstract void Execute(HubTables tables);

    public abstract void Committed();

    public abstract void Failed(Exception cause);
}
