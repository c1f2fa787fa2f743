namespace DeZeroNative.Tests;

public class DTypeTests
{
    [Fact]
    public void Of_two_types_the_later_holds_the_result()
    {
        DType[] order = [DType.Bool, DType.UInt8, DType.Int32, DType.Int64, DType.Float32, DType.Float64];
        for (int i = 0; i < order.Length; i++)
            for (int j = 0; j < order.Length; j++) Assert.Equal(order[Math.Max(i, j)], DTypeExtensions.Promote(order[i], order[j]));
    }

    [Theory]
    [InlineData(DType.Bool, "bool", 1, false, false)]
    [InlineData(DType.UInt8, "uint8", 1, true, false)]
    [InlineData(DType.Int32, "int32", 4, true, false)]
    [InlineData(DType.Int64, "int64", 8, true, false)]
    [InlineData(DType.Float32, "float32", 4, false, true)]
    [InlineData(DType.Float64, "float64", 8, false, true)]
    public void Facts(DType dtype, string name, int size, bool integer, bool real)
    {
        Assert.Equal(name, dtype.Name());
        Assert.Equal(size, dtype.Size());
        Assert.Equal(integer, dtype.IsInteger());
        Assert.Equal(real, dtype.IsFloat());
    }

    [Fact]
    public void Types_that_hold_no_elements_are_named()
    {
        Assert.Equal(DType.Bool, DTypeExtensions.Of<bool>());
        Assert.Contains("System.Int16", Assert.Throws<DTypeException>(() => DTypeExtensions.Of<short>()).Message, StringComparison.Ordinal);
        Assert.Throws<DTypeException>(() => Tensor.From([1m]));
        Assert.Throws<DTypeException>(() => Tensor.Zeros(1, (DType)77));
        Assert.Throws<DTypeException>(() => Tensor.Zeros(1).To((DType)77));
    }
}
