// The tests share one storage account, so two applications at once would take each other's queue messages.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
