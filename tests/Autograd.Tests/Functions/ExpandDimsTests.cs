namespace DeZeroNative.Tests;

public class ExpandDimsTests : FunctionTests<ExpandDimsTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("in front", x => F.ExpandDims(x[0], 0), X((2, 3))),
        new("at the end", x => F.ExpandDims(x[0], -1), X((2, 3))),
    ];

    [Theory]
    [InlineData(0, new long[] { 1, 2, 3 })]
    [InlineData(1, new long[] { 2, 1, 3 })]
    [InlineData(2, new long[] { 2, 3, 1 })]
    [InlineData(-1, new long[] { 2, 3, 1 })]
    [InlineData(-3, new long[] { 1, 2, 3 })]
    public void The_axis_counts_in_the_result(int axis, long[] expected) => TensorAssert.HasShape(expected, F.ExpandDims(X((2, 3)), axis).Data);

    [Theory]
    [InlineData(3)]
    [InlineData(-4)]
    public void It_refuses_a_place_outside(int axis) => Assert.Throws<ArgumentOutOfRangeException>(() => F.ExpandDims(X((2, 3)), axis));
}
