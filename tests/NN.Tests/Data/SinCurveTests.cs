using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public class SinCurveTests
{
    [Fact]
    public void To_train_on_it_is_a_noisy_sine()
    {
        var data = new SinCurve(dtype: DType.Float64);
        Assert.Equal((999, new Shape(999, 1)), (data.Length, data.Data.Shape));
        double[] noise = [.. Values.Of(data.Data).Select((y, i) => y - Math.Sin(2 * Math.PI * i / 999))];
        Assert.InRange(noise.Max(), 0.045, 0.05);
        Assert.InRange(noise.Min(), -0.05, -0.045);
        TensorAssert.Equal(data.Data[1], data.Label[0]);
        TensorAssert.Equal(data.Data, new SinCurve(dtype: DType.Float64).Data);
        Assert.False(Tensor.AllClose(data.Data, new SinCurve(dtype: DType.Float64, seed: 1).Data));
    }

    [Fact]
    public void To_test_on_it_is_the_cosine()
    {
        var data = new SinCurve(train: false);
        Assert.Equal(DType.Float32, data.Data.DType);
        TensorAssert.Close([.. Enumerable.Range(1, 999).Select(i => Math.Cos(2 * Math.PI * i / 999))], data.Label, rtol: 1e-6);
    }
}
