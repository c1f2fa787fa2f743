using Xunit;

namespace DeZeroNative.NN.Tests;

/// <summary>Tests that count what the pool has lent: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    internal const string Name = "memory";
}
