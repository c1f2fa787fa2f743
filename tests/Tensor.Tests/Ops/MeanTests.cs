namespace DeZeroNative.Tests;

public class MeanTests : ReduceOpTests
{
    protected override double Tolerance => 8;

    protected override string Name => "sum";

    protected override Tensor Apply(Tensor x, Axes axes, bool keepDims) => x.Mean(axes, keepDims);

    protected override double Reference(IReadOnlyList<double> values) => ExactSum(values) / values.Count;

    protected override DType ResultOf(DType dtype) => dtype.IsFloat() ? dtype : DType.Float32;
}
