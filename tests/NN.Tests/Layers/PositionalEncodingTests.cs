using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class PositionalEncodingTests
{
    [Fact]
    public void Sines_and_cosines_of_falling_pitch_are_added()
    {
        Tensor x = Values.Random((2, 3, 4), DType.Float64, 1, -1, 1);
        double[] expected = [0, 1, 0, 1, Math.Sin(1), Math.Cos(1), Math.Sin(0.01), Math.Cos(0.01), Math.Sin(2), Math.Cos(2), Math.Sin(0.02), Math.Cos(0.02)];
        TensorAssert.Close(x + Tensor.From(expected, (3, 4)), new PositionalEncoding().Forward(x).Data, rtol: 1e-12);
        TensorAssert.HasShape((2, 5), PositionalEncoding.Encoding(2, 5));
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PositionalEncoding(dropout: 1));
        Assert.Throws<ShapeException>(() => new PositionalEncoding().Forward(Tensor.Ones(3)));
    }
}
