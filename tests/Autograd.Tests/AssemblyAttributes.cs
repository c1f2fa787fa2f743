// The memory pool and the collector belong to the process: tests that watch them need it to themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
