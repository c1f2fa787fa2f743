namespace DeZeroNative.Tests;

/// <summary>The walk back through a graph: each function once, when all gradients of its outputs have arrived.</summary>
public class BackwardTests
{
    [Fact]
    public void Gradients_flow_through_a_chain()
    {
        var x = new Variable(0.5);
        Variable y = F.Square(F.Exp(F.Square(x)));
        y.Backward();
        Assert.Equal(3.297442541400256, x.Grad!.Data.Item(), 1e-14);
    }

    [Fact]
    public void The_start_is_ones_of_the_type_and_shape_of_the_output()
    {
        var x = new Variable(Tensor.From(new[,] { { 1f, 2f } }));
        Variable y = x * 3;
        y.Backward(retainGrad: true);
        TensorAssert.Equal(Tensor.Ones((1, 2)), y.Grad!.Data);
        TensorAssert.Equal(Tensor.Full((1, 2), 3), x.Grad!.Data);
    }

    [Fact]
    public void A_pass_starts_from_the_gradient_that_the_user_set()
    {
        var x = new Variable(Tensor.From([1.0, 2]));
        Variable y = x * 3;
        y.Grad = Tensor.From([10.0, 20]);
        y.Backward();
        TensorAssert.Equal([30, 60], x.Grad!.Data);
    }

    [Fact]
    public void One_variable_twice_in_a_function_gets_both_gradients()
    {
        var x = new Variable(3.0);
        (x + x).Backward();
        Assert.Equal(2, x.Grad!.Data.Item());
        x.ClearGrad();
        (x + x + x).Backward();
        Assert.Equal(3, x.Grad!.Data.Item());
        x.ClearGrad();
        (x * x).Backward();
        Assert.Equal(6, x.Grad!.Data.Item());
    }

    [Fact]
    public void In_a_diamond_the_later_generation_goes_first()
    {
        var x = new Variable(2.0);
        Variable a = F.Square(x);
        Variable y = F.Square(a) + F.Square(a);
        Assert.Equal((0, 1, 2, 3), (x.Generation, a.Generation, F.Square(a).Generation, y.Generation));
        y.Backward();
        Assert.Equal(64, x.Grad!.Data.Item());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Arms_of_different_length_meet_before_the_walk_goes_on(bool longFirst)
    {
        // The short arm reaches h early; h must wait for the long one: y = tanh(tanh(exp(h))) + h, h = sin(x).
        var x = new Variable(0.7);
        Variable h = F.Sin(x), arm = F.Tanh(F.Tanh(F.Exp(h)));
        (longFirst ? arm + h : h + arm).Backward();
        double e = Math.Exp(Math.Sin(0.7)), t = Math.Tanh(e), tt = Math.Tanh(t);
        Assert.Equal(((1 - tt * tt) * (1 - t * t) * e + 1) * Math.Cos(0.7), x.Grad!.Data.Item(), 1e-14);
    }

    [Fact]
    public void A_ladder_of_diamonds_takes_time_by_its_length_not_by_its_paths()
    {
        // 2^200 paths: a walk that visited a function once for each path would never end.
        var x = new Variable(1.0);
        Variable y = x;
        for (int i = 0; i < 200; i++) y = (y + y) * 0.5;
        y.Backward();
        Assert.Equal(1, x.Grad!.Data.Item());
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_functions_does_not_exhaust_the_stack()
    {
        var x = new Variable(1.0);
        Variable y = x;
        for (int i = 0; i < 100_000; i++) y = y + 1;
        y.Backward();
        Assert.Equal(1, x.Grad!.Data.Item());
        y.UnchainBackward();
    }

    [Fact]
    public void Passes_add_up_until_the_gradient_is_cleared()
    {
        var x = new Variable(Tensor.From([1.0, 2]));
        (x * x).Backward();
        Variable first = x.Grad!;
        (x * 3).Backward();
        TensorAssert.Equal([5, 7], x.Grad!.Data);
        TensorAssert.Equal([2, 4], first.Data);
        x.ClearGrad();
        Assert.Null(x.Grad);
        (x * 3).Backward();
        TensorAssert.Equal([3, 3], x.Grad!.Data);
    }

    [Fact]
    public void One_graph_can_be_walked_twice()
    {
        var x = new Variable(3.0);
        Variable y = F.Exp(x * x);
        y.Backward();
        double once = x.Grad!.Data.Item();
        y.Backward();
        Assert.Equal(2 * once, x.Grad.Data.Item());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Inner_gradients_are_kept_on_demand_only(bool retainGrad)
    {
        var x = new Variable(Tensor.From([2.0, 3]));
        Variable a = x * x, b = a * 3, y = b + a;
        y.Backward(retainGrad);
        TensorAssert.Equal([16, 24], x.Grad!.Data);
        Assert.Equal(retainGrad, a.Grad is not null);
        Assert.Equal(retainGrad, y.Grad is not null);
        if (!retainGrad) return;
        TensorAssert.Equal([1, 1], y.Grad!.Data);
        TensorAssert.Equal([1, 1], b.Grad!.Data);
        TensorAssert.Equal([4, 4], a.Grad!.Data);
    }

    [Fact]
    public void Gradients_are_constants_unless_their_graph_is_wanted()
    {
        var x = new Variable(2.0);
        F.Sin(x).Backward();
        Assert.Null(x.Grad!.Creator);
        Assert.False(x.Grad.RequiresGrad);
        x.ClearGrad();
        F.Sin(x).Backward(createGraph: true);
        Variable gx = x.Grad!;
        Assert.NotNull(gx.Creator);
        x.ClearGrad();
        gx.Backward();
        Assert.Equal(-Math.Sin(2), x.Grad!.Data.Item(), 1e-15);
    }

    [Fact]
    public void Two_branches_do_not_share_a_gradient_that_is_added_to()
    {
        // Both inputs of an addition get one gradient object; what is added to one must not reach the other.
        Variable a = new(Tensor.From([1.0])), b = new(Tensor.From([1.0]));
        Variable y = a + b + a * 5 + a * 7;
        y.Backward();
        TensorAssert.Equal([13], a.Grad!.Data);
        TensorAssert.Equal([1], b.Grad!.Data);
        (a * 2 + b).Backward();
        TensorAssert.Equal([15], a.Grad.Data);
        TensorAssert.Equal([2], b.Grad.Data);
    }

    [Fact]
    public void The_gradient_has_the_type_of_its_variable()
    {
        Variable x = new(Tensor.From([1f, 2])), w = new(Tensor.From([3.0, 4]));
        (x * w).Backward();
        Assert.Equal(DType.Float32, x.Grad!.DType);
        Assert.Equal(DType.Float64, w.Grad!.DType);
        TensorAssert.Equal([3, 4], x.Grad.Data);
    }

    [Fact]
    public void Constants_get_no_gradient()
    {
        Variable x = new(Tensor.From([1.0, 2])), c = Tensor.From([3.0, 4]);
        (x * c).Backward();
        Assert.Null(c.Grad);
        TensorAssert.Equal([3, 4], x.Grad!.Data);
    }

    [Fact]
    public void Backward_of_a_variable_that_nobody_made_leaves_ones()
    {
        var x = new Variable(Tensor.From([1.0, 2]));
        x.Backward();
        TensorAssert.Equal([1, 1], x.Grad!.Data);
    }
}
