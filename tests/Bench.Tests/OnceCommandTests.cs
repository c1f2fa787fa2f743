using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Tests;

public class OnceCommandTests
{
    [Fact]
    public void Work_that_is_not_known_is_refused()
    {
        Assert.Equal(2, OnceCommand.Run(["no-such-work", "1", "1"]));
        Assert.Equal(2, OnceCommand.Run(["sum-1m"]));
    }

    [Fact]
    public void The_most_memory_held_is_told_where_the_system_knows_it() =>
        Assert.Equal(File.Exists("/proc/self/status"), OnceCommand.PeakBytes() > 1 << 20);
}
