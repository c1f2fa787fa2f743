namespace DeZeroNative.Tests;

public class MaxTests : ReduceOpTests
{
    protected override double Tolerance => 0;

    protected override bool NeedsElements => true;

    protected override string Name => "max";

    protected override Tensor Apply(Tensor x, Axes axes, bool keepDims) => x.Max(axes, keepDims);

    protected override double Reference(IReadOnlyList<double> values) => values.Max();
}
