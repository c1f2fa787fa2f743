namespace DeZeroNative.Tests;

public class SliceTests
{
    // What Python's slice.indices says of an axis of 5.
    [Theory]
    [InlineData(null, null, null, new long[] { 0, 1, 2, 3, 4 })]
    [InlineData(1L, 4L, null, new long[] { 1, 2, 3 })]
    [InlineData(-4L, -1L, null, new long[] { 1, 2, 3 })]
    [InlineData(-100L, 100L, 2L, new long[] { 0, 2, 4 })]
    [InlineData(3L, 3L, null, new long[] { })]
    [InlineData(4L, 1L, null, new long[] { })]
    [InlineData(5L, null, null, new long[] { })]
    [InlineData(null, null, -1L, new long[] { 4, 3, 2, 1, 0 })]
    [InlineData(4L, 1L, -2L, new long[] { 4, 2 })]
    [InlineData(100L, -100L, -3L, new long[] { 4, 1 })]
    [InlineData(1L, 4L, -1L, new long[] { })]
    [InlineData(-6L, null, -1L, new long[] { })]
    [InlineData(0L, null, long.MaxValue, new long[] { 0 })]
    [InlineData(null, null, long.MinValue, new long[] { 4 })]
    public void A_slice_names_the_positions_that_it_names_in_Python(long? start, long? stop, long? step, long[] expected)
    {
        (long first, long distance, long count) = new Slice(start, stop, step).On(5);

        Assert.Equal(expected, Enumerable.Range(0, (int)count).Select(i => first + i * distance));
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(-1L)]
    public void A_slice_of_an_empty_axis_is_empty(long step) => Assert.Equal(0, new Slice(null, null, step).On(0).Count);

    [Fact]
    public void A_range_counts_from_the_end_with_a_hat()
    {
        Assert.Equal(new Slice(-3, -1), (Slice)(^3..^1));
        Assert.Equal((1, 1, 4), ((Slice)(1..)).On(5));
        Assert.Equal((5, 1, 0), ((Slice)(^0..)).On(5));
        Assert.Equal((0, 1, 5), ((Slice)(^9..9)).On(5));
    }

    [Fact]
    public void A_step_of_zero_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Slice(0, 3, 0));

        Assert.StartsWith("[slice] step must not be 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slice_prints_as_Python_writes_it()
    {
        Assert.Equal("1:-1", new Slice(1, -1).ToString());
        Assert.Equal("::-2", new Slice(step: -2).ToString());
    }
}
