namespace DeZeroNative.Tests;

public class AdaptiveMaxPooling1dTests : FunctionTests<AdaptiveMaxPooling1dTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [new("a sequence", x => F.AdaptiveMaxPooling1d(x[0], 3), X((2, 1, 7)))];

    [Fact]
    public void Windows_share_the_sequence_out() => TensorAssert.Equal([2, 3], F.AdaptiveMaxPooling1d(Tensor.From([1.0, 2, 3]), 2).Data);
}
