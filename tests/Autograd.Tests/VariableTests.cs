namespace DeZeroNative.Tests;

public class VariableTests
{
    [Fact]
    public void It_tells_about_its_tensor()
    {
        var x = new Variable(Tensor.Ones((2, 3)), "weights");
        Assert.Equal("weights", x.Name);
        Assert.Equal(new Shape(2, 3), x.Shape);
        Assert.Equal(2, x.Rank);
        Assert.Equal(6, x.Size);
        Assert.Equal(2, x.Length);
        Assert.Equal(DType.Float32, x.DType);
        Assert.Same(Device.Cpu, x.Device);
        Assert.Throws<ShapeException>(() => new Variable(1.0).Length);
    }

    [Fact]
    public void A_new_one_has_no_creator_no_gradient_and_generation_0()
    {
        var x = new Variable(1.0);
        Assert.Null(x.Creator);
        Assert.Null(x.Grad);
        Assert.Null(x.Name);
        Assert.Equal(0, x.Generation);
        Assert.True(x.RequiresGrad);
        Assert.True(new Parameter(Tensor.Ones(1)).RequiresGrad);
        Assert.False(((Variable)Tensor.Ones(1)).RequiresGrad);
    }

    [Fact]
    public void Operators_take_variables_tensors_and_numbers_on_either_side()
    {
        Variable x = new(Tensor.From([1.0, 2]));
        Tensor t = Tensor.From([4.0, 8]);
        (Variable Result, double[] Expected)[] table =
        [
            (x + x, [2, 4]), (x + t, [5, 10]), (t + x, [5, 10]), (x + 1, [2, 3]), (1 + x, [2, 3]), (x + 0.5, [1.5, 2.5]), (0.5f + x, [1.5, 2.5]),
            (x - x, [0, 0]), (x - t, [-3, -6]), (t - x, [3, 6]), (x - 1, [0, 1]), (1 - x, [0, -1]), (0.5 - x, [-0.5, -1.5]),
            (x * x, [1, 4]), (x * t, [4, 16]), (t * x, [4, 16]), (x * 3, [3, 6]), (3 * x, [3, 6]), (2L * x, [2, 4]),
            (x / x, [1, 1]), (x / t, [0.25, 0.25]), (t / x, [4, 4]), (x / 2, [0.5, 1]), (2 / x, [2, 1]), (-x, [-1, -2]), (F.Pow(x, 3), [1, 8]),
        ];
        foreach ((Variable result, double[] expected) in table)
        {
            TensorAssert.Close(expected, result.Data, rtol: 0, atol: 0);
            Assert.Equal(DType.Float64, result.DType);
            Assert.NotNull(result.Creator);
        }
    }

    [Fact]
    public void Numbers_take_the_type_of_the_variable()
    {
        Variable x = new(Tensor.From([1f, 2f]));
        foreach (Variable y in (Variable[])[x + 1.5, 1.5 - x, x * 2, 1.0 / x, F.Pow(x, 0.5), F.Maximum(x, 1.5), F.Where(x.Data > 1, x, 0.25)]) Assert.Equal(DType.Float32, y.DType);
    }

    [Fact]
    public void Members_are_the_functions()
    {
        Variable x = new(Values.Random((2, 3), DType.Float64));
        TensorAssert.Equal(F.Reshape(x, 6).Data, x.Reshape(6).Data);
        TensorAssert.Equal(F.Transpose(x).Data, x.T.Data);
        TensorAssert.Equal(F.Transpose(x, 1, 0).Data, x.Transpose(1, 0).Data);
        TensorAssert.Equal(F.Sum(x, 1, keepDims: true).Data, x.Sum(1, keepDims: true).Data);
        TensorAssert.Equal(F.Mean(x, 0).Data, x.Mean(0).Data);
        TensorAssert.Equal(F.GetItem(x, 1).Data, x[1].Data);
        TensorAssert.Equal(F.MatMul(x, x.T).Data, x.MatMul(x.T).Data);
    }

    [Fact]
    public void Its_data_may_be_replaced_but_not_by_nothing()
    {
        var x = new Variable(1.0);
        x.Data = Tensor.Scalar(2.0);
        Assert.Equal(2, (x * x).Data.Item() / 2);
        Assert.Throws<ArgumentNullException>(() => x.Data = null!);
        Assert.Throws<ArgumentNullException>(() => new Variable(null!));
    }

    [Fact]
    public void Functions_refuse_null_by_name_of_the_argument()
    {
        Variable none = null!;
        Assert.Throws<ArgumentNullException>(() => F.Sin(none));
        Assert.Throws<ArgumentNullException>(() => none + new Variable(1.0));
        Assert.Throws<ArgumentNullException>(() => F.Reshape(none, 1));
    }
}
