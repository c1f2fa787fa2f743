namespace DeZeroNative.Tests;

/// <summary>A check that cannot fail checks nothing: wrong derivatives must be found, and told where they are.</summary>
public class GradientCheckTests
{
    [Fact]
    public void Right_derivatives_pass_to_both_orders()
    {
        Tensor[] xs = [Tensor.From([0.5, -1.5]), Tensor.From([2.0, 0.25])];
        Assert.Equal("gradient: 4 derivatives agree", GradientCheck.Compare(x => F.Tanh(x[0]) * x[1], xs).ToString());
        Assert.Equal("second gradient: 4 derivatives agree", GradientCheck.Compare(x => F.Tanh(x[0]) * x[1], xs, order: 2).ToString());
    }

    [Fact]
    public void A_wrong_derivative_is_found_with_input_element_and_both_numbers()
    {
        Tensor[] xs = [Tensor.From([1.0, 2]), Tensor.From(new[,] { { 1.0, 2 }, { 3, 4 } })];
        GradientReport report = GradientCheck.Compare(x => F.Sum(x[0]) * 0 + F.Sum(new WrongAt(1, 0).Apply(x[1])), xs);
        Assert.False(report.Passed);
        Assert.Equal(6, report.Compared);
        GradientDifference difference = Assert.Single(report.Differences);
        Assert.Equal(1, difference.Input);
        Assert.Equal([1, 0], difference.Index);
        Assert.Equal(1.5 * difference.Expected, difference.Actual, 1e-8);
        Assert.StartsWith("gradient: 1 of 6 derivatives differ\n  input 1 [1, 0]: expected ", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_raises_the_report()
    {
        var error = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(x => new WrongAt(0, 0).Apply(x[0]), [Tensor.Ones((1, 1))]));
        Assert.NotNull(error.Report);
        Assert.Contains("input 0 [0, 0]: expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_second_derivative_is_found_where_the_first_is_right()
    {
        Tensor[] xs = [Tensor.From([0.5, -1.5])];
        GradientCheck.Verify(x => new NotTwice().Apply(x[0]), xs);
        GradientReport report = GradientCheck.Compare(x => new NotTwice().Apply(x[0]), xs, order: 2);
        Assert.Equal(2, report.Differences.Count);
        Assert.All(report.Differences, difference => Assert.Equal(0, difference.Actual));
    }

    [Fact]
    public void Derivatives_that_cancel_in_a_plain_sum_are_still_seen()
    {
        // Errors of opposite sign would hide behind a gradient of ones.
        GradientReport report = GradientCheck.Compare(x => new Swapped().Apply(x[0]), [Tensor.From([1.0, 2])]);
        Assert.Equal(2, report.Differences.Count);
    }

    [Fact]
    public void A_dependence_that_backward_misses_is_found()
    {
        GradientReport report = GradientCheck.Compare(x => F.Exp((Variable)x[0].Data), [Tensor.From([1.0])]);
        Assert.Equal(0, Assert.Single(report.Differences).Actual);
    }

    [Fact]
    public void A_long_report_shows_the_first_ten()
    {
        string report = GradientCheck.Compare(x => F.Exp((Variable)x[0].Data), [Tensor.Ones(12)]).ToString();
        Assert.Equal(12, report.Split('\n').Length);
        Assert.EndsWith("and 2 more", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Float32_inputs_are_checked_in_float64()
    {
        DType seen = default;
        GradientCheck.Verify(
            x =>
            {
                seen = x[0].DType;
                return F.Sin(x[0]);
            },
            [Tensor.Ones(2)]);
        Assert.Equal(DType.Float64, seen);
    }

    [Fact]
    public void It_leaves_the_inputs_alone_and_takes_those_without_elements()
    {
        Tensor x = Tensor.From([1.0, 2]);
        GradientCheck.Verify(v => F.Exp(v[0]), [x]);
        TensorAssert.Equal([1, 2], x);
        Assert.Equal(0, GradientCheck.Compare(v => F.Exp(v[0]), [Tensor.Zeros(0)]).Compared);
    }

    [Fact]
    public void It_refuses_integers_and_other_orders()
    {
        Assert.Throws<DTypeException>(() => GradientCheck.Compare(x => x[0], [Tensor.From([1, 2])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Compare(x => x[0], [Tensor.Ones(1)], order: 3));
    }

    private sealed class WrongAt(int row, int column) : UnaryFunction
    {
        protected override Tensor Forward(Tensor x) => x * x;

        protected override Variable Backward(Variable gy)
        {
            Tensor factor = Tensor.Ones(X.Shape, X.DType);
            factor[row, column] = Tensor.Scalar(1.5);
            return gy * 2 * X * factor;
        }
    }

    private sealed class NotTwice : UnaryFunction
    {
        protected override Tensor Forward(Tensor x) => x.Sin();

        // The cosine as a constant: what a backward on tensors would do.
        protected override Variable Backward(Variable gy) => gy * X.Data.Cos();
    }

    private sealed class Swapped : UnaryFunction
    {
        protected override Tensor Forward(Tensor x) => x * 3;

        protected override Variable Backward(Variable gy) => gy[new Slice(null, null, -1)] * 3;
    }
}
