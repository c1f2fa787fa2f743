namespace DeZeroNative.Tests;

/// <summary>What an operation on a few numbers leaves to the collector.</summary>
public class OverheadTests
{
    private static readonly Variable s_x = new(Tensor.Zeros(16)), s_y = new(Tensor.Zeros(16));

    [Fact]
    public void An_operation_that_is_not_recorded_makes_no_function()
    {
        using var scope = new NoGrad();

        Assert.InRange(BytesPerCall(static () => s_x + s_y), 1, 256);
        Assert.InRange(BytesPerCall(static () => F.Tanh(s_x)), 1, 256);
        Assert.InRange(BytesPerCall(static () => s_x * 2.0), 1, 256);
        Assert.InRange(BytesPerCall(static () => 2.0 - s_x), 1, 256);
        Assert.InRange(BytesPerCall(static () => F.Pow(s_x, 2)), 1, 256);
        // Views have a layout of their own, and no elements.
        Assert.InRange(BytesPerCall(static () => F.Reshape(s_x, (4, 4))), 1, 350);
        Assert.InRange(BytesPerCall(static () => F.Transpose(s_x)), 1, 350);
    }

    [Fact]
    public void An_operation_that_is_recorded_stays_small()
    {
        Assert.InRange(BytesPerCall(static () => s_x + s_y), 1, 512);
        Assert.InRange(BytesPerCall(static () => s_x * 2.0), 1, 512);
    }

    private static long BytesPerCall(Func<Variable> operation)
    {
        const int calls = 1000;
        operation();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++) operation();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }
}
