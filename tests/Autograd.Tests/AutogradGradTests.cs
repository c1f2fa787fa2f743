namespace DeZeroNative.Tests;

public class AutogradGradTests
{
    [Fact]
    public void It_leaves_Grad_alone()
    {
        Variable x = new(3.0), w = new(2.0);
        Variable y = x * x * w;
        Variable untouched = x.Grad = Tensor.Scalar(7.0);
        Variable?[] gxs = Autograd.Grad([y], [x]);
        Assert.Equal(12, gxs[0]!.Data.Item());
        Assert.Same(untouched, x.Grad);
        Assert.Null(w.Grad);
        Assert.Null(y.Grad);
    }

    [Fact]
    public void Inputs_may_be_results_of_functions()
    {
        var x = new Variable(2.0);
        Variable h = x * x, y = F.Exp(h) + h;
        Variable?[] gxs = Autograd.Grad([y], [h, x, y]);
        Assert.Equal(Math.Exp(4) + 1, gxs[0]!.Data.Item(), 1e-12);
        Assert.Equal((Math.Exp(4) + 1) * 4, gxs[1]!.Data.Item(), 1e-12);
        Assert.Equal(1, gxs[2]!.Data.Item());
    }

    [Fact]
    public void Outputs_add_up()
    {
        Variable x = new(2.0), y0 = x * x, y1 = x * 5;
        Assert.Equal(9, Autograd.Grad([y0, y1], [x])[0]!.Data.Item());
        Assert.Equal(9, Autograd.Grad([y0 + y1], [x])[0]!.Data.Item());
        Assert.Equal(8, Autograd.Grad([y0, y0], [x])[0]!.Data.Item());
        // One output may lie behind another.
        Assert.Equal(4 + Math.Exp(4) * 4, Autograd.Grad([y0, F.Exp(y0)], [x])[0]!.Data.Item(), 1e-12);
    }

    [Fact]
    public void Passes_start_from_the_gradients_given_and_else_from_ones()
    {
        var x = new Variable(Tensor.From([1.0, 2]));
        Variable y0 = x * x, y1 = x * 3;
        Variable?[] gxs = Autograd.Grad([y0, y1], [x], [Tensor.From([10.0, 100]), null]);
        TensorAssert.Equal([23, 403], gxs[0]!.Data);
    }

    [Fact]
    public void What_an_output_does_not_depend_on_has_null()
    {
        Variable x = new(2.0), other = new(3.0);
        Variable?[] gxs = Autograd.Grad([x * x], [other, x]);
        Assert.Null(gxs[0]);
        Assert.Equal(4, gxs[1]!.Data.Item());
        Assert.Null(Autograd.Grad(x * x, other));
    }

    [Fact]
    public void Gradients_can_be_differentiated_again_and_again()
    {
        var x = new Variable(1.0);
        Variable y = F.Sin(x);
        double[] expected = [Math.Cos(1), -Math.Sin(1), -Math.Cos(1), Math.Sin(1), Math.Cos(1)];
        foreach (double derivative in expected)
        {
            y = Autograd.Grad(y, x, createGraph: true)!;
            Assert.Equal(derivative, y.Data.Item(), 1e-14);
        }
        Assert.Null(x.Grad);
    }

    [Fact]
    public void Start_gradients_are_differentiated_through()
    {
        // gx = 2 x v, so that d(gx)/dv = 2 x.
        Variable x = new(Tensor.From([3.0, 4])), v = new(Tensor.From([1.0, 2]));
        Variable gx = Autograd.Grad([x * x], [x], [v], createGraph: true)[0]!;
        TensorAssert.Equal([6, 16], gx.Data);
        TensorAssert.Equal([6, 8], Autograd.Grad(gx, v)!.Data);
    }

    [Fact]
    public void A_gradient_that_is_not_recorded_stays_readable_after_further_passes()
    {
        var x = new Variable(Tensor.Full(5000, 0.5));
        Variable h = F.Tanh(x), y = F.Sum(h * h);
        Variable gh = Autograd.Grad(y, h)!;
        Variable gx = Autograd.Grad([h], [x], [gh])[0]!;
        y.Backward();
        TensorAssert.Close(x.Grad!.Data, gx.Data);
        TensorAssert.Close(h.Data * 2, gh.Data);
    }

    [Fact]
    public void It_refuses_what_it_cannot_do()
    {
        Variable x = new(Tensor.Ones(2)), y = x * x, c = Tensor.Ones(2);
        Assert.Throws<InvalidOperationException>(() => Autograd.Grad([c * 2], [x]));
        Assert.Throws<ShapeException>(() => Autograd.Grad([y], [x], [Tensor.Ones(3)]));
        Assert.Throws<ShapeException>(() => Autograd.Grad([y], [x], []));
        Assert.Null(x.Grad);
    }
}
