namespace DeZeroNative.Tests;

public class SetItemTests
{
    [Theory, OnEachDevice]
    public void A_value_is_broadcast_over_the_elements_of_a_view(string device)
    {
        Tensor x = Tensor.Zeros((2, 3)).On(device);

        x[.., 1..] = Tensor.From([1f, 2]).On(device);
        x[0, 0] = Tensor.Scalar(7f).On(device);

        TensorAssert.Equal([7, 1, 2, 0, 1, 2], x);
    }

    [Theory, OnEachDevice]
    public void Positions_are_written_in_every_layout(string device)
    {
        foreach (LayoutCase layout in Layouts.Of(Tensor.Arange(6).Reshape((2, 3)).On(device)).ToArray())
        {
            layout.Tensor[.., new[] { 2, 0 }] = Tensor.From(new float[,] { { 10, 11 }, { 12, 13 } }).On(device);

            TensorAssert.Equal([11, 1, 10, 13, 4, 12], layout.Tensor);
        }
    }

    [Theory, OnEachDevice]
    public void Positions_on_both_axes_name_single_elements(string device)
    {
        Tensor x = Tensor.Zeros((2, 3)).On(device);

        x[new[] { 0, 1 }, new[] { -1, 0 }] = Tensor.From([5f, 6]).On(device);

        TensorAssert.Equal([0, 0, 5, 6, 0, 0], x);
    }

    [Fact]
    public void Arrays_apart_take_their_axis_of_the_value_first()
    {
        Tensor x = Tensor.Zeros((2, 2, 2));

        x[new[] { 0, 1 }, .., new[] { 1, 0 }] = Tensor.From(new float[,] { { 1, 2 }, { 3, 4 } });

        TensorAssert.Equal([0, 1, 0, 2, 3, 0, 4, 0], x);
    }

    [Theory, OnEachDevice]
    public void Of_positions_named_twice_the_last_value_wins(string device)
    {
        Tensor x = Tensor.Zeros(3).On(device);

        x[new[] { 1, 1, -2 }] = Tensor.From([1f, 2, 3]).On(device);

        TensorAssert.Equal([0, 3, 0], x);
    }

    [Theory, OnEachDevice]
    public void A_mask_takes_a_number_or_as_many_values_as_it_holds(string device)
    {
        Tensor x = Tensor.Arange(6).Reshape((2, 3)).On(device);

        x[x > 3.0] = Tensor.From([-1f, -2]).On(device);
        TensorAssert.Equal([0, 1, 2, 3, -1, -2], x);

        x.Fill(0, x < 0.0);
        TensorAssert.Equal([0, 1, 2, 3, 0, 0], x);
    }

    [Fact]
    public void A_number_fills_the_elements_of_an_index()
    {
        Tensor x = Tensor.Zeros((2, 3), DType.Int64);

        x.Fill(1, 0, new Slice(step: 2));
        x.Fill(2.9, 1, new[] { 0, 2 });
        x.Fill(9, TensorIndex.Ellipsis, 1);

        TensorAssert.Equal([1, 9, 1, 2, 9, 2], x);
    }

    [Fact]
    public void A_value_takes_the_type_of_the_tensor()
    {
        Tensor x = Tensor.Zeros(3, DType.Int32);

        x[..2] = Tensor.From([1.7, -1.7]);
        x[new[] { 2 }] = Tensor.From([2.9]);

        TensorAssert.Equal([1, -1, 2], x);
    }

    [Fact]
    public void Leading_axes_of_size_1_of_the_value_are_dropped()
    {
        Tensor x = Tensor.Zeros(3);

        x[1..] = Tensor.From(new float[,] { { 1, 2 } });

        TensorAssert.Equal([0, 1, 2], x);
    }

    [Fact]
    public void A_value_that_shares_the_memory_is_read_before_it_is_overwritten()
    {
        Tensor x = Tensor.Arange(5);
        x[1..] = x[..^1];
        TensorAssert.Equal([0, 0, 1, 2, 3], x);

        Tensor y = Tensor.Arange(5);
        y[new[] { 4, 3, 2, 1, 0 }] = y;
        TensorAssert.Equal([4, 3, 2, 1, 0], y);

        Tensor z = Tensor.From(new long[] { 2, 0, 1 });
        z[z] = Tensor.From(new long[] { 7, 8, 9 });
        TensorAssert.Equal([8, 9, 7], z);
    }

    [Fact]
    public void An_index_on_the_left_of_an_assignment_operator_reads_and_writes()
    {
        Tensor x = Tensor.Arange(4);

        x[1..3] += 10;
        x[new[] { 0, 0 }] += 1;

        TensorAssert.Equal([1, 11, 12, 3], x);
    }

    [Fact]
    public void Assignment_to_no_elements_changes_nothing()
    {
        Tensor x = Tensor.Arange(3);

        x[3..] = Tensor.Zeros(0);
        Tensor.Zeros((2, 0))[0] = Tensor.Scalar(9f);
        x[new[] { false, false, false }] = Tensor.Scalar(9f);
        x[Array.Empty<int>()] = Tensor.Scalar(9f);

        TensorAssert.Equal([0, 1, 2], x);
    }

    [Fact]
    public void A_wrong_position_leaves_the_tensor_as_it_was()
    {
        Tensor x = Tensor.Arange(3);

        Assert.Throws<ArgumentOutOfRangeException>(() => x[new[] { 0, 3 }] = Tensor.Scalar(9f));

        TensorAssert.Equal([0, 1, 2], x);
    }
}
