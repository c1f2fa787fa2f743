namespace DeZeroNative.Tests;

public class ScalarTests
{
    [Fact]
    public void Numbers_keep_their_kind_and_value()
    {
        Assert.Equal(DType.Bool, ((Scalar)true).Kind);
        Assert.Equal(DType.Int64, ((Scalar)3).Kind);
        Assert.Equal(DType.Int64, ((Scalar)3L).Kind);
        Assert.Equal(DType.Float64, ((Scalar)3f).Kind);
        Assert.Equal(DType.Float64, ((Scalar)3.0).Kind);
        Assert.Equal(long.MaxValue, ((Scalar)long.MaxValue).ToInt64());
        Assert.Equal(0.1, ((Scalar)0.1).ToDouble());
        Assert.Equal(1.0, ((Scalar)true).ToDouble());
    }

    [Fact]
    public void Reals_are_cut_towards_zero_and_held_in_range()
    {
        Assert.Equal(-2, ((Scalar)(-2.9)).ToInt64());
        Assert.Equal(long.MaxValue, ((Scalar)1e30).ToInt64());
        Assert.Equal(0, ((Scalar)double.NaN).ToInt64());
        Assert.Equal(byte.MaxValue, ((Scalar)300.0).To<byte>());
        Assert.Equal(float.PositiveInfinity, ((Scalar)1e300).To<float>());
    }

    [Fact]
    public void Equality_tells_kinds_apart()
    {
        Assert.True((Scalar)1 == (Scalar)1L);
        Assert.True((Scalar)1 != (Scalar)1.0);
        Assert.Equal((Scalar)double.NaN, (Scalar)double.NaN);
        Assert.Equal(((Scalar)2).GetHashCode(), ((Scalar)2L).GetHashCode());
    }

    [Fact]
    public void Numbers_print_the_same_in_every_culture()
    {
        Assert.Equal("2.5", ((Scalar)2.5).ToString());
        Assert.Equal("9223372036854775807", ((Scalar)long.MaxValue).ToString());
    }
}
