namespace DeZeroNative.Tests;

/// <summary>Functions that a user of the library writes.</summary>
public class UserFunctionTests
{
    [Fact]
    public void Of_one_input_it_reads_as_in_the_book()
    {
        GradientCheck.Verify(x => new Cube().Apply(x[0]), [Tensor.From([1.5, -2])]);
        GradientCheck.Verify(x => new Cube().Apply(x[0]), [Tensor.From([1.5, -2])], order: 2);
        Assert.Equal("Cube", new Cube().Name);
    }

    [Fact]
    public void Of_two_inputs_likewise()
    {
        Tensor[] xs = [Tensor.From([1.5, -2]), Tensor.From([0.5, 3])];
        GradientCheck.Verify(x => new Blend().Apply(x[0], x[1]), xs);
        GradientCheck.Verify(x => new Blend().Apply(x[0], x[1]), xs, order: 2);
    }

    [Fact]
    public void Of_several_inputs_and_outputs_likewise()
    {
        Tensor[] xs = [Tensor.From([1.5, -2]), Tensor.From([0.5, 3]), Tensor.From([-1.0, 2])];
        Func<IReadOnlyList<Variable>, Variable> both = x =>
        {
            Variable[] ys = new SumAndProduct().Apply([.. x]);
            return F.Sin(ys[0]) * ys[1];
        };
        GradientCheck.Verify(both, xs);
        GradientCheck.Verify(both, xs, order: 2);
    }

    [Fact]
    public void An_output_that_no_gradient_reached_gives_null()
    {
        var function = new SumAndProduct();
        Variable a = new(2.0), b = new(3.0), c = new(5.0);
        Variable[] ys = function.Apply(a, b, c);
        ys[1].Backward();
        Assert.Equal([false, true], function.Reached);
        Assert.Equal([15.0, 10, 6], new[] { a, b, c }.Select(x => x.Grad!.Data.Item()));
        ys[0].Backward();
        Assert.Equal([true, false], function.Reached);
        Assert.Equal([16.0, 11, 7], new[] { a, b, c }.Select(x => x.Grad!.Data.Item()));
    }

    [Fact]
    public void A_fused_gradient_is_taken_where_nothing_is_recorded()
    {
        var plain = new FusedProduct();
        Variable a = new(2.0), b = new(3.0);
        Variable y = plain.Apply(a, b)[0];
        Assert.Equal([3.0, 2], Autograd.Grad([y], [a, b]).Select(gx => gx!.Data.Item()));
        Assert.Equal((1, 0), (plain.Fused, plain.Composed));
        Assert.Equal([3.0, 2], Autograd.Grad([y], [a, b], createGraph: true).Select(gx => gx!.Data.Item()));
        Assert.Equal((1, 1), (plain.Fused, plain.Composed));
    }

    [Fact]
    public void A_null_gradient_stops_the_flow()
    {
        Variable a = new(2.0), b = new(3.0);
        Variable h = a * 4;
        new FirstOnly().Apply(b, h)[0].Backward();
        Assert.Equal(1, b.Grad!.Data.Item());
        Assert.Null(a.Grad);
    }

    [Fact]
    public void A_number_of_gradients_other_than_of_inputs_is_refused()
    {
        Variable a = new(2.0), b = new(3.0), y = new OneTooFew().Apply(a, b)[0];
        var error = Assert.Throws<InvalidOperationException>(() => y.Backward());
        Assert.Contains("[OneTooFew]", error.Message, StringComparison.Ordinal);
        Assert.Null(a.Grad);
    }

    [Fact]
    public void Inputs_are_known_after_the_call_and_outputs_during_backward_only()
    {
        var function = new Cube();
        Assert.Empty(function.Inputs);
        var x = new Variable(2.0);
        Variable y = function.Apply(x);
        Assert.Same(x, Assert.Single(function.Inputs));
        Assert.Same(function, y.Creator);
        Assert.Equal(0, function.Generation);
        Assert.Throws<InvalidOperationException>(() => function.OutputNow);
    }

    [Fact]
    public void A_gradient_that_it_put_aside_stays_readable()
    {
        var tap = new Tap();
        var x = new Variable(Tensor.Full(5000, 2.0));
        Variable y = F.Exp(tap.Apply(F.Sin(x)));
        y.Backward();
        Assert.Equal(Math.Exp(Math.Sin(2f)), tap.Seen!.Data.ToArray<float>()[4999], 1e-5);
        Assert.Equal(2, tap.Given!.Data.ToArray<float>()[4999] / tap.Seen.Data.ToArray<float>()[4999]);
    }

    [Fact]
    public void It_may_return_its_input_itself()
    {
        var x = new Variable(Tensor.From([1.0, 2]));
        Variable y = new Identity().Apply(new Identity().Apply(x) * 3);
        y.Backward();
        TensorAssert.Equal([3, 3], x.Grad!.Data);
        TensorAssert.Equal([3, 6], y.Data);
        y.Data.Dispose();
        TensorAssert.Equal([1, 2], x.Data);
        GradientCheck.Verify(v => F.Exp(new Identity().Apply(v[0])), [x.Data], order: 2);
    }

    [Fact]
    public void A_constant_gradient_kept_between_calls_survives_both_passes()
    {
        var x = new Variable(Tensor.From([1.0, 2]));
        for (int pass = 1; pass <= 3; pass++)
        {
            new Doubling().Apply(x * 1).Backward();
            TensorAssert.Equal([2 * pass, 2 * pass], x.Grad!.Data);
        }
    }

    private sealed class FusedProduct : Function
    {
        public int Fused { get; private set; }

        public int Composed { get; private set; }

        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] * xs[1]];

        protected override Variable?[] Backward(Variable?[] gys)
        {
            Composed++;
            return [gys[0]! * Inputs[1], gys[0]! * Inputs[0]];
        }

        protected override Tensor?[] BackwardFused(Tensor?[] gys)
        {
            Fused++;
            return [gys[0]! * Inputs[1].Data, gys[0]! * Inputs[0].Data];
        }
    }

    private sealed class Cube : UnaryFunction
    {
        public Variable OutputNow => Y;

        protected override Tensor Forward(Tensor x) => x * x * x;

        protected override Variable Backward(Variable gy) => gy * 3 * X * X;
    }

    private sealed class Blend : BinaryFunction
    {
        protected override Tensor Forward(Tensor x0, Tensor x1) => x0 * x0 * x1;

        protected override Variable Backward0(Variable gy) => gy * 2 * X0 * X1;

        protected override Variable Backward1(Variable gy) => gy * X0 * X0;
    }

    private sealed class SumAndProduct : Function
    {
        public bool[] Reached { get; private set; } = [];

        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] + xs[1] + xs[2], xs[0] * xs[1] * xs[2]];

        protected override Variable?[] Backward(Variable?[] gys)
        {
            Reached = Array.ConvertAll(gys, gy => gy is not null);
            Variable a = Inputs[0], b = Inputs[1], c = Inputs[2];
            Variable sum = gys[0] ?? Tensor.ZerosLike(a.Data), product = gys[1] ?? Tensor.ZerosLike(a.Data);
            return [sum + product * b * c, sum + product * a * c, sum + product * a * b];
        }
    }

    private sealed class FirstOnly : Function
    {
        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] + xs[1]];

        protected override Variable?[] Backward(Variable?[] gys) => [gys[0], null];
    }

    private sealed class OneTooFew : Function
    {
        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] + xs[1]];

        protected override Variable?[] Backward(Variable?[] gys) => [gys[0]];
    }

    private sealed class Tap : UnaryFunction
    {
        public Variable? Seen { get; private set; }

        public Variable? Given { get; private set; }

        protected override Tensor Forward(Tensor x) => x.Clone();

        protected override Variable Backward(Variable gy)
        {
            Seen = gy;
            return Given = gy * 2;
        }
    }

    private sealed class Identity : UnaryFunction
    {
        protected override Tensor Forward(Tensor x) => x;

        protected override Variable Backward(Variable gy) => gy;
    }

    private sealed class Doubling : UnaryFunction
    {
        private static readonly Tensor s_two = Tensor.From([2.0, 2]);

        protected override Tensor Forward(Tensor x) => x * 2;

        protected override Variable Backward(Variable gy) => s_two;
    }
}
