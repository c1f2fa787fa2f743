namespace DeZeroNative.Tests;

public class TraceTests : FunctionTests<TraceTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("of a matrix", x => F.Trace(x[0] * x[0]), X((2, 3))),
        new("of a product of matrices", x => F.Trace(F.MatMul(x[0], x[1])), X((2, 3)), X((3, 2), 2)),
        new("of a batch", x => F.Trace(x[0], 1, 1, 2), X((2, 3, 3))),
    ];

    [Fact]
    public void It_is_trace_of_tensors() => TensorAssert.Close(X((3, 3)).Trace(-1), F.Trace(X((3, 3)), -1).Data, rtol: 1e-15);
}
