using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

public class PoolWindowsTests
{
    // Size, kernel, stride, pad, windows rounded down, windows rounded up, as PyTorch counts them.
    [Theory]
    [InlineData(5, 2, 2, 0, 2, 3)]
    [InlineData(6, 2, 2, 0, 3, 3)]
    [InlineData(112, 3, 2, 0, 55, 56)]
    [InlineData(112, 3, 2, 1, 56, 57)]
    [InlineData(3, 2, 2, 1, 2, 2)]
    [InlineData(3, 1, 3, 1, 2, 2)]
    [InlineData(4, 3, 3, 1, 2, 2)]
    [InlineData(1, 1, 5, 0, 1, 1)]
    [InlineData(2, 2, 5, 0, 1, 1)]
    public void A_number_of_windows_rounded_up_has_no_window_that_starts_behind_the_edge(int size, int kernel, int stride, int pad, int down, int up)
    {
        Assert.Equal(down, PoolAxis.Stepping(size, kernel, stride, pad, ceil: false, "test").Windows);
        Assert.Equal(up, PoolAxis.Stepping(size, kernel, stride, pad, ceil: true, "test").Windows);
    }

    [Theory]
    [InlineData(5, 2, new[] { 0, 2 }, new[] { 3, 5 })]
    [InlineData(3, 5, new[] { 0, 0, 1, 1, 2 }, new[] { 1, 2, 2, 3, 3 })]
    public void Adaptive_windows_share_the_axis_out(int size, int windows, int[] starts, int[] ends)
    {
        var axis = PoolAxis.Adaptive(size, windows, "test");
        Assert.Equal(starts, Enumerable.Range(0, windows).Select(i => axis.Start(i)));
        Assert.Equal(ends, Enumerable.Range(0, windows).Select(i => axis.End(i)));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Assert.Equal(
            "[pooling] kernel 4 is larger than an axis of 1 with pad 1",
            Assert.Throws<ShapeException>(() => PoolWindows.Stepping((2, 5, 1), 4, 1, 1, false, false, "pooling")).Message);
        Assert.Equal(
            "[pooling] images (..., height, width) expected, got shape (3,)",
            Assert.Throws<ShapeException>(() => PoolWindows.Stepping(3, 1, 1, 0, false, false, "pooling")).Message);
        Assert.Contains(
            "[pooling] stride must be positive, got (1, 0)",
            Assert.Throws<ArgumentOutOfRangeException>(() => PoolWindows.Stepping((3, 3), 1, (1, 0), 0, false, false, "pooling")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PoolWindows.Stepping((3, 3), 0, 1, 0, false, false, "pooling"));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoolWindows.Stepping((3, 3), 1, 1, -1, false, false, "pooling"));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoolWindows.Adaptive((3, 3), 0, "pooling"));
    }
}
