// The thread budget, the memory pools and the collector belong to the process: tests that watch them need it to themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
