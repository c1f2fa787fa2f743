using Xunit;

namespace DeZeroNative.NN.Tests.Data;

/// <summary>Against DeZero's get_spiral under NumPy 1.24.</summary>
public class SpiralTests
{
    [Theory]
    [InlineData(true, new[] { -0.139813885f, -0.00721657369f, 0.370493919f, 0.582094729f, 0.137426302f, -0.171796426f, 0.303168803f, 0.0647200048f }, -2867.8735687018197)]
    [InlineData(false, new[] { 0.132464528f, 0.136209935f, -0.314271569f, 0.247453779f, -0.416308314f, -0.75252068f, -0.231082767f, 0.0648132488f }, 415.22478152676194)]
    public void Points_are_those_of_DeZero(bool train, float[] first, double checksum)
    {
        var spiral = new Spiral(train);
        float[] x = spiral.Data.ToArray<float>();

        Assert.Equal(new Shape(300, 2), spiral.Data.Shape);
        Assert.Equal(first, x[..8]);
        // The sum of x[i] times i: any point at another place would change it.
        Assert.Equal(checksum, x.Select((value, i) => (double)value * i).Sum(), 1e-5);
    }

    [Theory]
    [InlineData(true, new long[] { 1, 1, 2, 0, 1, 2, 0, 0, 1, 2, 1, 1, 2, 1, 1, 2, 1, 2, 2, 1 })]
    [InlineData(false, new long[] { 0, 1, 0, 1, 2, 2, 1, 2, 2, 0, 1, 1, 0, 2, 2, 2, 0, 0, 2, 2 })]
    public void Classes_are_those_of_DeZero(bool train, long[] first)
    {
        long[] t = new Spiral(train).Label.ToArray<long>();
        Assert.Equal(first, t[..20]);
        Assert.All(Enumerable.Range(0, 3), k => Assert.Equal(100, t.Count(c => c == k)));
    }
}
