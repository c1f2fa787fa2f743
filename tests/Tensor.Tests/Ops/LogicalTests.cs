namespace DeZeroNative.Tests;

public class LogicalTests
{
    private static readonly Tensor s_a = Tensor.From([false, false, true, true]), s_b = Tensor.From([false, true, false, true]);

    [Theory, OnEachDevice]
    public void The_operators_have_their_truth_tables(string device)
    {
        Tensor a = s_a.On(device), b = s_b.On(device);

        TensorAssert.Equal(Tensor.From([false, false, false, true]), (a & b).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([false, true, true, true]), (a | b).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([false, true, true, false]), (a ^ b).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([true, true, false, false]), (!a).To(Device.Cpu));
    }

    [Fact]
    public void Operands_broadcast_and_may_lie_in_any_layout()
    {
        Tensor dense = Tensor.From(new[,] { { true, false, true }, { false, false, true } }), row = Tensor.From([true, true, false]);

        foreach (LayoutCase x in Layouts.Of(dense))
        {
            TensorAssert.Equal([1, 0, 0, 0, 0, 0], x.Tensor & row);
            TensorAssert.Equal([1, 1, 1, 1, 1, 1], x.Tensor | row);
            TensorAssert.Equal([0, 1, 1, 1, 1, 1], x.Tensor ^ row);
            TensorAssert.Equal([0, 1, 0, 1, 1, 0], !x.Tensor);
        }
    }

    [Fact]
    public void Comparisons_combine()
    {
        Tensor x = Tensor.Arange(5);

        TensorAssert.Equal([0, 0, 1, 1, 0], (x > 1) & (x < 4));
        TensorAssert.HasShape(0, !Tensor.Zeros(0, DType.Bool));
        TensorAssert.Equal([1], Tensor.Scalar(true) & !Tensor.Scalar(false));
    }

    [Fact]
    public void Numbers_and_shapes_that_do_not_fit_are_refused()
    {
        Assert.Equal("[and] bool tensors expected, got bool and int32", Assert.Throws<DTypeException>(() => s_a & Tensor.From([1, 2, 3, 4])).Message);
        Assert.Equal("[not] a bool tensor expected, got float32", Assert.Throws<DTypeException>(() => !Tensor.From([1f])).Message);
        Assert.Equal("[or] shapes do not broadcast: (4,) and (2,)", Assert.Throws<ShapeException>(() => s_a | Tensor.From([true, false])).Message);
        Assert.Equal("[xor] shapes do not broadcast: (4,) and (2,)", Assert.Throws<ShapeException>(() => s_a ^ Tensor.From([true, false])).Message);
    }
}
