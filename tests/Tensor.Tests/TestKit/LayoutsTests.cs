namespace DeZeroNative.Tests;

public class LayoutsTests
{
    [Theory, OnEachDevice]
    public void Every_layout_holds_the_same_elements_in_another_order_of_memory(string device)
    {
        Tensor dense = Values.Random((2, 3, 4)).On(device);

        LayoutCase[] cases = [.. Layouts.Of(dense)];

        Assert.Equal(["dense", "transposed", "strided", "reversed"], cases.Select(c => c.Name));
        Assert.All(cases, c => TensorAssert.Equal(dense, c.Tensor));
        Assert.Equal(4, cases.Select(c => string.Join(',', c.Tensor.Strides.ToArray())).Distinct().Count());
    }

    [Fact]
    public void A_repeating_axis_becomes_a_broadcast()
    {
        Tensor dense = Tensor.From(new float[,] { { 1, 2, 3 }, { 1, 2, 3 } });

        Tensor broadcast = Layouts.Broadcast(dense)!;

        TensorAssert.Equal(dense, broadcast);
        Assert.Equal([0, 1], broadcast.Strides.ToArray());
        Assert.Null(Layouts.Broadcast(Tensor.From(new float[,] { { 1, 2 }, { 1, 3 } })));
    }
}
