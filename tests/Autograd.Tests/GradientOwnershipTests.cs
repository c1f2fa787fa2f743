namespace DeZeroNative.Tests;

/// <summary>A pass gives used-up gradients back to the pool, but never a tensor that somebody else may still use.</summary>
public class GradientOwnershipTests
{
    [Fact]
    public void A_variable_that_a_users_backward_returns_stays_usable()
    {
        var x = new Variable(Tensor.Full(5000, 3.0));
        Variable h = F.Exp(x * 1.0);
        F.Sum(new ReturnsItsInput().Apply(h)).Backward();
        Assert.False(h.Data.IsDisposed);
        Assert.False(x.Data.IsDisposed);
        Assert.Equal(MathF.Exp(3) * MathF.Exp(3), x.Grad!.Data.ToArray<float>()[0], 1e-2f);
    }

    [Fact]
    public void A_gradient_that_a_users_backward_keeps_stays_usable()
    {
        var x = new Variable(Tensor.Full(5000, 2.0));
        var keeps = new KeepsItsGradient();
        F.Sum(keeps.Apply(x * 3.0) * 5.0).Backward();
        Assert.Equal(5f, keeps.Kept!.Data.ToArray<float>()[17]);
        Assert.Equal(15f, x.Grad!.Data.ToArray<float>()[17]);
    }

    [Fact]
    public void A_start_gradient_of_the_users_stays_usable()
    {
        var x = new Variable(Tensor.Full(5000, 2.0));
        Variable y = F.Exp(x), gy = Tensor.Full(5000, 4.0);
        y.Grad = gy;
        y.Backward();
        Assert.Equal(4f, gy.Data.ToArray<float>()[0]);
        Variable[] inputs = [x];
        Autograd.Grad([F.Exp(x)], inputs, [gy]);
        Assert.Equal(4f, gy.Data.ToArray<float>()[0]);
    }

    [Fact]
    public void One_gradient_shared_by_two_inputs_outlives_the_pass()
    {
        Variable a = new(Tensor.Full(5000, 2.0)), b = new(Tensor.Full(5000, 3.0));
        F.Sum(F.Tanh((a + b) * 0.0)).Backward();
        Assert.Equal(0f, a.Grad!.Data.ToArray<float>()[4999]);
        Assert.Equal(0f, b.Grad!.Data.ToArray<float>()[4999]);
        F.Sum((a + b) * 7.0).Backward();
        Assert.Equal(7f, a.Grad!.Data.ToArray<float>()[4999]);
        Assert.Equal(7f, b.Grad!.Data.ToArray<float>()[0]);
    }

    [Fact]
    public void Gradients_inside_the_graph_go_back_to_the_pool_without_a_collection()
    {
        TensorPool pool = Device.Cpu.Pool;
        var x = new Variable(Tensor.Full(1 << 20, 0.5));
        Variable h = x;
        for (int i = 0; i < 8; i++) h = F.Tanh(h);
        Variable loss = F.Sum(h);
        long misses = pool.Misses;
        loss.Backward();
        GC.KeepAlive(loss);
        Assert.InRange(pool.Misses - misses, 0, 3);
    }

    private sealed class ReturnsItsInput : UnaryFunction
    {
        protected override Tensor Forward(Tensor x) => x * 0.5;

        protected override Variable Backward(Variable gy) => X;
    }

    private sealed class KeepsItsGradient : UnaryFunction
    {
        internal Variable? Kept { get; private set; }

        protected override Tensor Forward(Tensor x) => x * 1.0;

        protected override Variable Backward(Variable gy) => Kept = gy;
    }
}
