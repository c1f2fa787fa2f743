using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

[Collection(MemoryCollection.Name)]
public class SequentialTests
{
    [Fact]
    public void Steps_run_in_order_and_functions_take_no_number()
    {
        var model = new Sequential { new TwoFloors.Floor(), x => x + 1, F.Relu, new TwoFloors.Floor() };

        Variable y = model.Forward(Tensor.From([1f, 2f, -6f]));

        TensorAssert.Close([2, 0, 0], y.Data);
        Assert.Equal(["l0/W", "l1/W"], model.NamedParameters().Select(named => named.Key));
    }

    [Fact]
    public void Layers_may_be_given_at_once()
    {
        var model = new Sequential(new TwoFloors.Floor(), new TwoFloors.Floor());

        TensorAssert.Close([1, 2, -1.5], model.Forward(Tensor.From([1f, 2f, -6f])).Data);
        Assert.Equal(2, model.Layers.Count);
    }

    [Fact]
    public void Without_recording_what_only_the_model_knew_is_given_back()
    {
        var x = new Variable(Tensor.From([1f, 2f, 3f]));
        Variable? seen = null, passed = null;
        var model = new Sequential { F.Sin, F.Exp, Look, F.Sin, Pass, F.Exp };

        using (new NoGrad()) model.Forward(x);

        Assert.False(x.Data.IsDisposed);
        Assert.False(seen!.Data.IsDisposed);
        Assert.False(passed!.Data.IsDisposed);

        Variable Look(Variable h)
        {
            seen = h;
            return h;
        }

        Variable Pass(Variable h) => passed = h;
    }

    [Fact]
    public void An_inner_value_is_given_back_only_where_no_graph_needs_it()
    {
        var model = new Sequential { F.Sin, F.Exp };
        Variable x = new(Tensor.From(new double[100_000]));

        long recorded = Growth(() => model.Forward(x)), plain;
        using (new NoGrad()) plain = Growth(() => model.Forward(x));

        Assert.True(plain >= 800_000);
        Assert.Equal(2 * plain, recorded);
    }

    [Fact]
    public void What_a_user_function_puts_aside_stays_alive_behind_functions_that_pass_it_on()
    {
        Variable? aside = null;
        var model = new Sequential { F.Sin, (Func<Variable, Variable>)(h => aside = F.Exp(h)), new Dropout(), F.Cos };

        using (new NoGrad())
        using (new TestMode()) model.Forward(Tensor.From([1f, 2f]));

        Assert.False(aside!.Data.IsDisposed);
    }

    private static long Growth(Func<Variable> make)
    {
        PoolLeakCheck.Settle();
        long before = Device.Cpu.Pool.LiveBytes;
        Variable y = make();
        long growth = Device.Cpu.Pool.LiveBytes - before;
        GC.KeepAlive(y);
        return growth;
    }
}
