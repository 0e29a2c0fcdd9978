namespace Embedded.TaskHubs.Store;

/// <summary>Where a sub-orchestration's result goes: to one task of one generation of the parent.</summary>
internal sealed record ParentLink(long Key, int Generation, int TaskId, string Id, string Name);
