namespace DeZeroNative.Tests;

public class MaxTests : ReduceOpTests
{
    protected override double Tolerance => 0;

    protected override bool NeedsElements => true;

    protected override string Name => "max";

    protected override Tensor Apply(Tensor x, Axes axes, bool keepDims) => x.Max(axes, keepDims);

    protected override double Reference(IReadOnlyList<double> values) => values.Max();

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void The_largest_of_zeros_is_the_positive_one(DType dtype)
    {
        foreach (int length in new[] { 2, 7, 16, 17, 300 })
        {
            foreach (int place in new[] { 0, length / 2, length - 1 })
            {
                double[] values = [.. Enumerable.Range(0, length).Select(i => i == place ? 0.0 : -0.0)];
                Tensor x = Values.From(values, (length, 1), dtype), two = x.BroadcastTo((length, 2)).Clone();

                Assert.False(double.IsNegative(Values.Of(Apply(x, default, false))[0]));
                Assert.All(Values.Of(Apply(two, 0, false)), y => Assert.False(double.IsNegative(y)));
            }
        }
    }
}
