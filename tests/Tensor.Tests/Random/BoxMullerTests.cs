namespace DeZeroNative.Tests;

public class BoxMullerTests
{
    [Fact]
    public void The_logarithm_is_that_of_the_system_within_2_ulp()
    {
        var random = new Random(1);
        double[] x = [1, double.BitDecrement(1), 0.5, Math.Pow(2, -53), Math.Sqrt(0.5), .. Enumerable.Range(0, 20_000).Select(_ => 1 - random.NextDouble())];

        TensorAssert.WithinUlps([.. x.Select(v => Math.Log(v))], Tensor.From(x.Select(v => BoxMuller.Log(v)).ToArray()), 2);
    }

    [Fact]
    public void Sine_and_cosine_of_a_turn_are_those_of_the_system()
    {
        var random = new Random(2);
        foreach (double v in Enumerable.Range(0, 20_000).Select(_ => random.NextDouble()).Concat([1 - Math.Pow(2, -53), Math.Pow(2, -53)]))
        {
            (double sin, double cos) = BoxMuller.SinCosTurn(v);

            // The system is asked for an angle that is itself rounded.
            Assert.Equal(Math.Sin(2 * Math.PI * v), sin, 1e-15);
            Assert.Equal(Math.Cos(2 * Math.PI * v), cos, 1e-15);
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.25, 1, 0)]
    [InlineData(0.5, 0, -1)]
    [InlineData(0.75, -1, 0)]
    public void Quarter_turns_are_exact(double v, double sin, double cos) => Assert.Equal((sin, cos), BoxMuller.SinCosTurn(v));

    [Fact]
    public void Bits_are_the_same_on_every_platform()
    {
        // Sums and products round alike everywhere; this notices a library function, or a fused product, that slips in.
        long mixed = 17;
        for (ulong i = 0; i < 1000; i++)
        {
            (double a, double b) = BoxMuller.Pair(7, i);
            mixed = mixed * 31 + BitConverter.DoubleToInt64Bits(a) * 7 + BitConverter.DoubleToInt64Bits(b);
        }

        Assert.Equal(3345586722580420374, mixed);
    }
}
