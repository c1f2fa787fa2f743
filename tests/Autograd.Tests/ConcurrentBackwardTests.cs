namespace DeZeroNative.Tests;

/// <summary>Backward passes at the same time, and inside one another.</summary>
public class ConcurrentBackwardTests
{
    [Fact]
    public void Passes_of_several_threads_add_up_in_the_parameters_they_share()
    {
        const int threads = 4, rounds = 200;
        Parameter w = new(Tensor.Full((3, 2), 2, DType.Float64)), b = new(Tensor.Zeros(2, DType.Float64));

        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            for (int i = 0; i < rounds; i++)
            {
                Variable x = Tensor.Full((4, 3), thread + 1, DType.Float64);
                Variable h = F.Linear(x, w, b);
                F.Sum(h + h).Backward();
            }
        });

        // Whole numbers, whose sum is the same in any order.
        TensorAssert.Equal([.. Enumerable.Repeat(2.0 * 4 * rounds * (1 + 2 + 3 + 4), 6)], w.Grad!.Data);
        TensorAssert.Equal([.. Enumerable.Repeat(2.0 * 4 * rounds * threads, 2)], b.Grad!.Data);
    }

    [Fact]
    public void Unrecorded_calls_of_several_threads_share_a_function_without_harm()
    {
        Parallel.For(0, 4, thread =>
        {
            using var scope = new NoGrad();
            Variable x = new(Tensor.Full(8, thread, DType.Float64));
            for (int i = 0; i < 500; i++)
            {
                Variable y = x * x + x;
                Assert.Null(y.Creator);
                Assert.Equal(thread * thread + thread, y[0].Item());
            }
        });
    }

    [Fact]
    public void A_pass_inside_a_backward_may_reach_the_same_parameters()
    {
        Variable x = new(3.0), w = new(2.0);

        Variable y = 5 * w + new Recomputed().Apply(x, w)[0] * w;
        y.Backward(createGraph: true);

        // y = 5w + x w^3
        Assert.Equal(8, x.Grad!.Item());
        Assert.Equal(5 + 3 * 3 * 4, w.Grad!.Item());
    }

    [Fact]
    public void A_second_pass_through_a_graph_under_way_is_refused_and_does_no_harm()
    {
        var x = new Variable(2.0);
        var inner = new PassInside();
        Variable y = F.Square(inner.Apply(F.Square(x)));
        inner.Other = y;

        Assert.Equal(
            "[PassInside] two backward passes run through one graph at once; passes at the same time may share parameters only",
            Assert.Throws<InvalidOperationException>(() => y.Backward()).Message);
        Assert.Null(x.Grad);

        inner.Other = null;
        y.Backward();
        Assert.Equal(32, x.Grad!.Item());
    }

    /// <summary>x w², which forgets what lies between and computes it again for the gradient.</summary>
    private sealed class Recomputed : Function
    {
        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] * xs[1] * xs[1]];

        protected override Variable?[] Backward(Variable?[] gys)
        {
            Variable x = new(Inputs[0].Data), w = Inputs[1];
            return Autograd.Grad([x * w * w], [x, w], gys);
        }
    }

    /// <summary>The identity, whose backward starts a pass of its own from another variable.</summary>
    private sealed class PassInside : UnaryFunction
    {
        internal Variable? Other { get; set; }

        protected override Tensor Forward(Tensor x) => x.Clone();

        protected override Variable Backward(Variable gy)
        {
            Other?.Backward();
            return gy;
        }
    }
}
