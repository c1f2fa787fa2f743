namespace DeZeroNative.Tests;

/// <summary>A gradient that only its variable has gives its memory back when it is cleared; one that somebody has seen is his.</summary>
public class GradientMemoryTests
{
    private const int N = 5000;

    [Fact]
    public void A_gradient_that_nobody_read_gives_its_memory_back_at_once()
    {
        Variable x = X(), y = X(2);
        F.Sum(F.Sin(x * y)).Backward();
        Tensor gradient = x.PeekGrad!.Data;

        x.ClearGrad();

        Assert.True(gradient.IsDisposed);
        Assert.False(y.Grad!.Data.IsDisposed);
    }

    [Fact]
    public void A_gradient_that_was_read_stays()
    {
        Variable x = X();
        F.Sum(F.Sin(x)).Backward();
        Variable seen = x.Grad!;
        x.ClearGrad();
        TensorAssert.Equal(x.Data.Cos(), seen.Data);

        F.Sum(F.Sin(x)).Backward();
        Variable first = x.Grad!;
        F.Sum(F.Sin(x)).Backward();
        x.ClearGrad();
        TensorAssert.Equal(x.Data.Cos(), first.Data);
    }

    [Fact]
    public void A_gradient_that_two_variables_share_stays_for_the_other()
    {
        Variable x = X(), y = X(2);
        (x + y).Backward();
        x.ClearGrad();
        Assert.Equal(N, y.Grad!.Data.Sum().Item());

        (x + y).Backward();
        y.ClearGrad();
        Assert.Equal(N, x.Grad!.Data.Sum().Item());
    }

    [Fact]
    public void A_gradient_that_the_user_put_there_is_his()
    {
        Variable x = X(), given = Tensor.Ones(N);
        x.Grad = given;
        x.ClearGrad();
        Assert.False(given.Data.IsDisposed);

        Variable y = 2.0 * x;
        y.Grad = given;
        y.Backward();
        x.ClearGrad();
        Assert.False(given.Data.IsDisposed);
    }

    [Fact]
    public void Gradients_of_a_recorded_pass_stay_in_its_graph()
    {
        Variable x = X();
        F.Sum(F.Pow(x, 3)).Backward(createGraph: true);
        Variable second = Autograd.Grad(F.Sum(x.PeekGrad!), x)!;
        F.Sum(F.Pow(x, 3)).Backward(createGraph: true);
        Variable gx = x.PeekGrad!;
        x.ClearGrad();
        Assert.False(gx.Data.IsDisposed);
        TensorAssert.Close(6 * x.Data, second.Data, rtol: 1e-5);
    }

    [Fact]
    public void What_a_function_of_the_users_own_gave_stays()
    {
        Variable x = X();
        var function = new Keeping();
        F.Sum(function.Apply(x)).Backward();
        x.ClearGrad();
        Assert.False(function.Kept!.Data.IsDisposed);
    }

    private static Variable X(int seed = 1) => new(Values.Random(N, seed: seed));

    private sealed class Keeping : UnaryFunction
    {
        internal Variable? Kept { get; private set; }

        protected override Tensor Forward(Tensor x) => 3 * x;

        protected override Variable Backward(Variable gy) => Kept = 3 * gy;
    }
}
