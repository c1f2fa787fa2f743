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
        Assert.Equal("[and] bool or integer tensors expected, got bool and float32", Assert.Throws<DTypeException>(() => s_a & Tensor.From([1f, 2, 3, 4])).Message);
        Assert.Equal("[not] a bool or integer tensor expected, got float32", Assert.Throws<DTypeException>(() => !Tensor.From([1f])).Message);
        Assert.Equal("[or] shapes do not broadcast: (4,) and (2,)", Assert.Throws<ShapeException>(() => s_a | Tensor.From([true, false])).Message);
        Assert.Equal("[xor] shapes do not broadcast: (4,) and (2,)", Assert.Throws<ShapeException>(() => s_a ^ Tensor.From([true, false])).Message);
    }

    [Theory, OnEachDevice]
    public void Of_integers_the_operators_work_on_bits(string device)
    {
        Tensor a = Tensor.From([12, -1, int.MinValue]).On(device), b = Tensor.From([10, 255, -1]).On(device);

        TensorAssert.Equal(Tensor.From([8, 255, int.MinValue]), a & b);
        TensorAssert.Equal(Tensor.From([14, -1, -1]), a | b);
        TensorAssert.Equal(Tensor.From([6, ~255, int.MaxValue]), a ^ b);
        TensorAssert.Equal(Tensor.From([~12, 0, int.MaxValue]), !a);
        TensorAssert.Equal(Tensor.From(new byte[] { 4, 0 }), !Tensor.From(new byte[] { 251, 255 }).On(device));
        Assert.Equal([long.MinValue | 5], (Tensor.From([long.MinValue, 1]) | Tensor.From([5L, 2]))[..1].ToArray<long>());
    }

    [Theory, OnEachDevice]
    public void A_truth_value_beside_an_integer_is_its_lowest_bit(string device) =>
        TensorAssert.Equal(Tensor.From([0, 0, 0, 1]), s_a.On(device) & Tensor.From([3, 3, 2, 1]).On(device));
}
