namespace DeZeroNative.Tests;

/// <summary>What somebody who comes from DeZero or PyTorch types in the first hour.</summary>
public class FirstHourTests
{
    [Fact]
    public void A_curve_is_differentiated()
    {
        var x = new Variable([1.0, 2, 3], "x");

        Variable y = (x.Pow(2) + 2 * x - 1).Sum();
        y.Backward();

        Assert.Equal(23, y.Item());
        Assert.Equal(23f, y.Item<float>());
        TensorAssert.Equal([4, 6, 8], x.Grad!.Data);
        x.ClearGrad();
        Assert.Null(x.Grad);
    }

    [Fact]
    public void A_line_is_fitted_by_hand()
    {
        var random = new RandomGenerator(0);
        Tensor x = random.Uniform((100, 1)), y = 5 + 2 * x;
        Variable w = new(Tensor.Zeros(1, 1), "W"), b = new(Tensor.Zeros(1), "b");
        double lr = 0.3;
        for (int i = 0; i < 300; i++)
        {
            Variable loss = (F.MatMul(x, w) + b - y).Square().Mean();
            w.ClearGrad();
            b.ClearGrad();
            loss.Backward();
            w.Data -= lr * w.Grad!.Data;
            b.Data -= lr * b.Grad!.Data;
        }
        Assert.Equal(2, w.Item(), 0.05);
        Assert.Equal(5, b.Item(), 0.05);
    }

    [Fact]
    public void Methods_are_the_functions_of_F()
    {
        Tensor a = Tensor.From([[0.5, 1, 2], [3, 4, 5]]);
        var x = new Variable(a);
        (Func<Variable, Variable> Method, Func<Variable, Variable> Function)[] pairs =
        [
            (v => v.Exp(), F.Exp), (v => v.Log(), F.Log), (v => v.Sin(), F.Sin), (v => v.Cos(), F.Cos), (v => v.Tanh(), F.Tanh),
            (v => v.Sigmoid(), F.Sigmoid), (v => (v - 2).Relu(), v => F.Relu(v - 2)), (v => v.Sqrt(), F.Sqrt), (v => v.Square(), F.Square),
            (v => (v - 2).Abs(), v => F.Abs(v - 2)), (v => v.Pow(3), v => F.Pow(v, 3)), (v => v.Clip(1, 4), v => F.Clip(v, 1, 4)),
            (v => v.Dot(v.T), v => F.Dot(v, F.Transpose(v))), (v => v.Reshape(3, 2), v => F.Reshape(v, (3, 2))), (v => v.Flatten(), F.Flatten),
            (v => v[..1].Squeeze(), v => F.Squeeze(v[..1])), (v => v.ExpandDims(0), v => F.ExpandDims(v, 0)), (v => v.SwapAxes(0, 1), v => F.SwapAxes(v, 0, 1)),
            (v => v.BroadcastTo((2, 2, 3)), v => F.BroadcastTo(v, (2, 2, 3))), (v => v.To(DType.Float32), v => F.Cast(v, DType.Float32)),
        ];
        foreach ((Func<Variable, Variable> method, Func<Variable, Variable> function) in pairs)
        {
            Variable y = method(x);
            Assert.True(y.RequiresGrad);
            TensorAssert.Equal(function(a).Data, y.Data);
        }
    }

    [Fact]
    public void Rows_come_in_a_loop_and_their_gradients_go_back()
    {
        var x = new Variable([[1.0, 2], [3, 4]]);
        Variable sum = Tensor.Scalar(0.0);
        int i = 0;

        foreach (Variable row in x) sum += row.Sum() * ++i;
        sum.Backward();

        TensorAssert.Equal([1, 1, 2, 2], x.Grad!.Data);
    }
}
