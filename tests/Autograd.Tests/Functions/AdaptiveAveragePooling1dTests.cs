namespace DeZeroNative.Tests;

public class AdaptiveAveragePooling1dTests : FunctionTests<AdaptiveAveragePooling1dTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [new("a sequence", x => F.AdaptiveAveragePooling1d(x[0], 3), X((2, 1, 7)))];

    [Fact]
    public void Windows_share_the_sequence_out() => TensorAssert.Equal([1.5, 2.5], F.AdaptiveAveragePooling1d(Tensor.From([1.0, 2, 3]), 2).Data);
}
