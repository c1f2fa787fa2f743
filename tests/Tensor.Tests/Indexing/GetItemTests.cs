namespace DeZeroNative.Tests;

public class GetItemTests
{
    private static readonly TensorIndex s_all = TensorIndex.All, s_dots = TensorIndex.Ellipsis, s_new = TensorIndex.NewAxis;

    // x = arange(24).reshape(2, 3, 4); the shapes and numbers are NumPy's.
    private static readonly Dictionary<string, (TensorIndex[] Index, Shape Shape, double[] Expected)> s_cases = new()
    {
        ["x[1]"] = ([1], (3, 4), [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
        ["x[-1, 2, -3]"] = ([-1, 2, ^3], Shape.Scalar, [21]),
        ["x[1, :, ::2]"] = ([1, s_all, new Slice(step: 2)], (3, 2), [12, 14, 16, 18, 20, 22]),
        ["x[:, ::-1, 3:0:-2]"] = ([s_all, new Slice(step: -1), new Slice(3, 0, -2)], (2, 3, 2), [11, 9, 7, 5, 3, 1, 23, 21, 19, 17, 15, 13]),
        ["x[0, 1:2]"] = ([0, 1..2], (1, 4), [4, 5, 6, 7]),
        ["x[..., 0]"] = ([s_dots, 0], (2, 3), [0, 4, 8, 12, 16, 20]),
        ["x[1, ..., 1:3]"] = ([1, s_dots, 1..3], (3, 2), [13, 14, 17, 18, 21, 22]),
        ["x[:, None, 0]"] = ([s_all, s_new, 0], (2, 1, 4), [0, 1, 2, 3, 12, 13, 14, 15]),
        ["x[None, ..., 0, 0, None]"] = ([s_new, s_dots, 0, 0, s_new], (1, 2, 1), [0, 12]),
        ["x[5:]"] = ([5..], (0, 3, 4), []),
        ["x[:, -2:100, :1]"] = ([s_all, new Slice(-2, 100), 0..1], (2, 2, 1), [4, 8, 16, 20]),
        ["x[:, [2, 0, 0], 0:2]"] = ([s_all, new[] { 2, 0, 0 }, 0..2], (2, 3, 2), [8, 9, 0, 1, 0, 1, 20, 21, 12, 13, 12, 13]),
        ["x[[0, -1, 0], 1]"] = ([new[] { 0, -1, 0 }, 1], (3, 4), [4, 5, 6, 7, 16, 17, 18, 19, 4, 5, 6, 7]),
        ["x[[[0], [1]], [0, 2], 0:2]"] =
            ([Tensor.From(new long[,] { { 0 }, { 1 } }), new long[] { 0, 2 }, 0..2], (2, 2, 2), [0, 1, 8, 9, 12, 13, 20, 21]),
        ["x[:, [0, 2], [3, -1]]"] = ([s_all, new[] { 0, 2 }, new[] { 3, -1 }], (2, 2), [3, 11, 15, 23]),
        ["x[[1, 0], :, [3, 1]]"] = ([new[] { 1, 0 }, s_all, new[] { 3, 1 }], (2, 3), [15, 19, 23, 1, 5, 9]),
        ["x[0, :, [1, 2]]"] = ([0, s_all, new[] { 1, 2 }], (2, 3), [1, 5, 9, 2, 6, 10]),
        ["x[0, [1, 2], :2]"] = ([0, new[] { 1, 2 }, 0..2], (2, 2), [4, 5, 8, 9]),
        ["x[[1, 0], None, [2, 1], :1]"] = ([new[] { 1, 0 }, s_new, new[] { 2, 1 }, 0..1], (2, 1, 1), [20, 4]),
        ["x[1, ..., [0, 3]]"] = ([1, s_dots, new[] { 0, 3 }], (2, 3), [12, 16, 20, 15, 19, 23]),
        ["x[:, 1 of rank 0, ::3]"] = ([s_all, Tensor.Scalar(1), new Slice(step: 3)], (2, 2), [4, 7, 16, 19]),
        ["x[:, none]"] = ([s_all, Array.Empty<int>()], (2, 0, 4), []),
        ["x[mask of 2, 0]"] = ([new[] { false, true }, 0], (1, 4), [12, 13, 14, 15]),
        ["x[:, mask of (3, 4)]"] =
            ([s_all, Tensor.From(new[,] { { true, false, false, true }, { false, false, false, false }, { false, true, false, false } })],
            (2, 3), [0, 3, 9, 12, 15, 21]),
        ["x[mask of (2, 3), 1]"] = ([Tensor.From(new[,] { { true, false, true }, { false, true, false } }), 1], 3, [1, 9, 17]),
        ["x[mask of 2, [2, 0], ::3]"] = ([new[] { true, true }, new[] { 2, 0 }, new Slice(step: 3)], (2, 2), [8, 11, 12, 15]),
        ["x[mask of 2, all false]"] = ([new[] { false, false }], (0, 3, 4), []),
        ["x[True of rank 0, 1, 0]"] = ([Tensor.Scalar(true), 1, 0], (1, 4), [12, 13, 14, 15]),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string device in Devices.Names)
                foreach (string name in s_cases.Keys) data.Add(device, name);
            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_elements_are_those_that_NumPy_gives_in_every_layout(string device, string name)
    {
        (TensorIndex[] index, Shape shape, double[] expected) = s_cases[name];
        Tensor dense = Tensor.Arange(24).Reshape((2, 3, 4)).On(device);

        foreach (LayoutCase layout in Layouts.Of(dense))
        {
            Tensor y = layout.Tensor[index];

            TensorAssert.HasShape(shape, y);
            TensorAssert.Equal(expected, y);
        }
    }

    [Fact]
    public void Integers_slices_and_new_axes_give_views()
    {
        Tensor x = Tensor.Arange(6).Reshape((2, 3));

        x[1, s_new, ..2].Fill(9);

        TensorAssert.Equal([0, 1, 2, 9, 9, 5], x);
    }

    [Fact]
    public void Arrays_and_masks_give_copies()
    {
        Tensor x = Tensor.Arange(3);

        x[new[] { 0 }].Fill(9);
        x[new[] { true, true, true }].Fill(9);

        TensorAssert.Equal([0, 1, 2], x);
    }

    [Theory]
    [InlineData(DType.Bool)]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Float64)]
    public void Elements_of_every_type_are_picked_and_keep_their_type(DType dtype)
    {
        Tensor x = Values.From([0, 1, 0, 1], 4, dtype);

        Tensor y = x[new[] { 3, 0, 1 }];

        Assert.Equal(dtype, y.DType);
        TensorAssert.Equal([1, 0, 1], y);
    }

    [Theory]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    public void Positions_may_be_of_any_integer_type_and_layout(DType dtype)
    {
        Tensor positions = Values.From([2, 0, 1, 1], (2, 2), dtype);

        foreach (LayoutCase layout in Layouts.Of(positions))
            TensorAssert.Equal([20, 0, 10, 10], Tensor.From([0f, 10, 20])[layout.Tensor]);
    }

    [Theory, OnEachDevice]
    public void Positions_on_the_device_count_from_the_end_too(string device)
    {
        Tensor x = Tensor.Arange(12).Reshape((3, 4)).On(device), rows = Tensor.From(new[] { -1, 0 }).On(device);

        TensorAssert.Equal([8, 9, 10, 11, 0, 1, 2, 3], x[rows]);
        TensorAssert.Equal([11, 1], x[rows, Tensor.From(new long[] { -1, 1 }).On(device)]);
    }

    [Fact]
    public void A_mask_of_rank_0_picks_a_number_or_nothing()
    {
        Tensor x = Tensor.Scalar(5f);

        TensorAssert.Equal(Tensor.From([5f]), x[x > 0]);
        TensorAssert.HasShape(0, x[x < 0]);
    }

    [Fact]
    public void The_empty_index_is_the_whole_tensor()
    {
        Tensor x = Tensor.Arange(3);

        TensorAssert.Equal(x, x[s_dots]);
        TensorAssert.Equal(x, x[..]);
        TensorAssert.Equal([7], Tensor.Scalar(7f)[s_dots]);
    }

    [Fact]
    public void Nothing_is_picked_from_an_axis_of_size_0()
    {
        Tensor x = Tensor.Zeros((0, 3));

        TensorAssert.HasShape((0, 3), x[Array.Empty<int>()]);
        TensorAssert.HasShape((0, 2), x[.., new[] { 0, 2 }]);
        TensorAssert.HasShape((0, 3), x[new Slice(step: -1)]);
    }
}
