using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class HookTests
{
    private static readonly Tensor s_x = Tensor.From([1f, 2f, 3f]);

    [Fact]
    public void Hooks_see_input_and_output_of_their_layer()
    {
        var model = new TwoFloors();
        var seen = new List<(Layer Layer, double[] X, double[] Y)>();
        model.Inner.AddForwardHook((layer, x, y) =>
        {
            seen.Add((layer, Values.Of(x.Data), Values.Of(y.Data)));
            return null;
        });

        model.Forward(s_x);

        (Layer layer, double[] x, double[] y) = Assert.Single(seen);
        Assert.Same(model.Inner, layer);
        Assert.Equal([1, 2, 3], x);
        Assert.Equal([1, -2, 1.5], y);
    }

    [Fact]
    public void What_a_hook_returns_takes_the_place_of_input_or_output()
    {
        var model = new TwoFloors();
        model.Inner.AddForwardPreHook((_, x) => x * 10);
        model.AddForwardHook((_, _, y) => y + 1);

        TensorAssert.Close([21, 41, 16], model.Forward(s_x).Data);
    }

    [Fact]
    public void Hooks_run_in_the_order_they_were_added_until_removed()
    {
        var model = new TwoFloors();
        var order = new List<int>();
        IDisposable first = Note(1), second = Note(2), third = Note(3);

        model.Forward(s_x);
        second.Dispose();
        second.Dispose();
        model.Forward(s_x);
        first.Dispose();
        third.Dispose();
        model.Forward(s_x);

        Assert.Equal([1, 2, 3, 1, 3], order);

        IDisposable Note(int number) => model.AddForwardPreHook((_, _) =>
        {
            order.Add(number);
            return null;
        });
    }

    [Fact]
    public void A_hook_may_remove_itself()
    {
        var model = new TwoFloors();
        int calls = 0;
        IDisposable? handle = null;
        handle = model.AddForwardHook((_, _, _) =>
        {
            calls++;
            handle!.Dispose();
            return null;
        });

        model.Forward(s_x);
        model.Forward(s_x);

        Assert.Equal(1, calls);
    }

    [Fact]
    public void Gradients_flow_through_what_hooks_put_in_place()
    {
        var model = new TwoFloors();
        model.Other.AddForwardHook((_, _, y) => y * 3);

        F.Sum(model.Forward(s_x)).Backward();

        TensorAssert.Close([2 * 3 * 1, 2 * 3 * -2, 2 * 3 * 1.5], model.Other.W.Grad!.Data);
    }

    [Fact]
    public void What_a_hook_keeps_is_not_given_back_to_the_pool()
    {
        var inner = new Linear(2000, random: new RandomGenerator(1));
        var model = new Sequential { inner, F.Relu, new Linear(3) };
        Variable? kept = null;
        inner.AddForwardHook((_, _, y) =>
        {
            kept = y;
            return null;
        });

        using (new NoGrad()) model.Forward(Tensor.Ones((4, 5)));

        Assert.False(kept!.Data.IsDisposed);
    }
}
