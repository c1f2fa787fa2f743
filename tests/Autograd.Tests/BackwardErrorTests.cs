namespace DeZeroNative.Tests;

/// <summary>A pass that cannot be done says why, and leaves everything as it was.</summary>
public class BackwardErrorTests
{
    [Fact]
    public void A_constant_has_no_graph()
    {
        Variable c = Tensor.Ones(2);
        Assert.Throws<InvalidOperationException>(() => (c * 2).Backward());
        Assert.Throws<InvalidOperationException>(() => c.Backward());
    }

    [Fact]
    public void What_was_made_under_NoGrad_has_no_graph()
    {
        var x = new Variable(2.0);
        Variable y;
        using (new NoGrad()) y = x * x;
        var error = Assert.Throws<InvalidOperationException>(() => y.Backward());
        Assert.Contains("NoGrad", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_gradient_of_another_shape_is_refused()
    {
        Variable x = new(Tensor.Ones((2, 3))), y = x * 2;
        y.Grad = Tensor.Ones(3);
        var error = Assert.Throws<ShapeException>(() => y.Backward());
        Assert.Contains("(3,)", error.Message, StringComparison.Ordinal);
        Assert.Contains("(2, 3)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_backward_leaves_every_gradient_and_the_graph_as_they_were()
    {
        Variable a = new(2.0), b = new(3.0);
        var failing = new FailingOnce();
        Variable h = a * b, y = failing.Apply(h) + F.Exp(b) + h;
        a.Grad = Tensor.Scalar(100.0);
        y.Grad = Tensor.Scalar(1.0);
        Variable startOfA = a.Grad, startOfY = y.Grad;

        Assert.Throws<FormatException>(() => y.Backward());
        Assert.Same(startOfA, a.Grad);
        Assert.Same(startOfY, y.Grad);
        Assert.Null(b.Grad);
        Assert.Equal(100, a.Grad.Data.Item());

        a.ClearGrad();
        y.Backward();
        Assert.Equal(3 * 10 + 3, a.Grad!.Data.Item());
        Assert.Equal(2 * 10 + Math.Exp(3) + 2, b.Grad!.Data.Item(), 1e-13);
    }

    [Fact]
    public void A_gradient_of_another_shape_names_the_function()
    {
        var x = new Variable(Tensor.Ones((2, 3)));
        Variable y = new WrongShape().Apply(x);
        var error = Assert.Throws<ShapeException>(() => y.Backward());
        Assert.Contains("[WrongShape]", error.Message, StringComparison.Ordinal);
        Assert.Contains("(2, 3)", error.Message, StringComparison.Ordinal);
        Assert.Null(x.Grad);
    }

    [Fact]
    public void A_gradient_that_cannot_be_added_to_leaves_all_others_alone()
    {
        Variable a = new(Tensor.Ones(2)), b = new(Tensor.Ones(2));
        b.Grad = Tensor.Ones(3);
        Assert.Throws<ShapeException>(() => (a * b).Backward());
        Assert.Null(a.Grad);
        TensorAssert.HasShape(3, b.Grad.Data);
    }

    [Fact]
    public void A_function_serves_one_call()
    {
        var function = new FailingOnce();
        var x = new Variable(1.0);
        function.Apply(x);
        Assert.Throws<InvalidOperationException>(() => function.Apply(x));
    }

    private sealed class FailingOnce : UnaryFunction
    {
        private bool _failed;

        protected override Tensor Forward(Tensor x) => x * 10;

        protected override Variable Backward(Variable gy)
        {
            if (_failed) return gy * 10;
            _failed = true;
            throw new FormatException("once");
        }
    }

    private sealed class WrongShape : UnaryFunction
    {
        protected override Tensor Forward(Tensor x) => x * 2;

        protected override Variable Backward(Variable gy) => F.Sum(gy);
    }
}
