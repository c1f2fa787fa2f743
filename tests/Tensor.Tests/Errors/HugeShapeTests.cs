namespace DeZeroNative.Tests;

/// <summary>Sizes whose product, or whose bytes, no 64-bit number or no machine holds: an error, and no memory touched.</summary>
public class HugeShapeTests
{
    private const long Large = 1L << 32;

    [Fact]
    public void Shapes_that_cannot_be_counted_name_the_operation()
    {
        Tensor column = Tensor.Scalar(1f).BroadcastTo((Large, 1)), row = Tensor.Scalar(1f).BroadcastTo((1, Large));

        Names("[full]", () => Tensor.Zeros((Large, Large)));
        Names("[full]", () => Tensor.Zeros((0, Large, Large)));
        Names("[add]", () => column + row);
        Names("[less]", () => column < row);
        Names("[where]", () => Tensor.Where(column, row, 0));
        Names("[matmul]", () => Tensor.MatMul(column, row));
        Names("[broadcast_to]", () => column.BroadcastTo((Large, Large)));
        Names("[reshape]", () => Tensor.Zeros(0).Reshape((Large, Large)));
        Names("[from_memory]", () => Tensor.FromMemory(Memory<float>.Empty, (Large, Large)));
        Names("[split]", () => Tensor.Zeros(4).Split([long.MaxValue, long.MaxValue, 6]));
        Names("[arange]", () => Tensor.Arange(3e9));
        Names("[linspace]", () => Tensor.Linspace(0, 1, 3_000_000_000));
    }

    [Fact]
    public void Memory_that_no_machine_has_is_refused_and_the_pool_stays_as_it_was()
    {
        long live = Device.Cpu.Pool.LiveBytes;

        Assert.Throws<InsufficientMemoryException>(() => Tensor.Zeros(1L << 40));
        Assert.Throws<InsufficientMemoryException>(() => Tensor.Zeros(1L << 58));
        // The collector may have brought others back meanwhile.
        Assert.True(Device.Cpu.Pool.LiveBytes <= live);
    }

    [Fact]
    public void Views_of_more_elements_than_an_array_holds_are_views_still()
    {
        Tensor x = Tensor.Scalar(3f).BroadcastTo(Large);

        Assert.Equal(Large, x.Size);
        Assert.Equal(3, x[Large - 1].Item());
        Assert.StartsWith("[to_array]", Assert.Throws<InvalidOperationException>(() => x.ToArray<float>()).Message, StringComparison.Ordinal);
    }

    private static void Names(string operation, Func<object> call) =>
        Assert.StartsWith(operation, Assert.Throws<ShapeException>(() => { call(); }).Message, StringComparison.Ordinal);
}
