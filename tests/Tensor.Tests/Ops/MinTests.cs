namespace DeZeroNative.Tests;

public class MinTests : ReduceOpTests
{
    protected override double Tolerance => 0;

    protected override bool NeedsElements => true;

    protected override string Name => "min";

    protected override Tensor Apply(Tensor x, Axes axes, bool keepDims) => x.Min(axes, keepDims);

    protected override double Reference(IReadOnlyList<double> values) => values.Min();
}
