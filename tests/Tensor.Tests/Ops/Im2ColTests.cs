namespace DeZeroNative.Tests;

public class Im2ColTests
{
    [Theory, OnEachDevice]
    public void Rows_are_places_and_columns_the_cells_of_each_channel(string device)
    {
        Tensor x = Tensor.Arange(12).Reshape((1, 2, 2, 3)).On(device);

        TensorAssert.Equal(Tensor.From(new float[,] { { 0, 1, 3, 4, 6, 7, 9, 10 }, { 1, 2, 4, 5, 7, 8, 10, 11 } }), x.Im2Col(2).To(Device.Cpu));
    }

    [Theory, OnEachDevice]
    public void Beyond_the_edges_all_is_zero(string device)
    {
        Tensor x = Tensor.From([1f, 2]).Reshape((1, 1, 1, 2)).On(device);

        TensorAssert.Equal(Tensor.From(new float[,] { { 0, 1 }, { 1, 2 }, { 2, 0 } }), x.Im2Col((1, 2), pad: (0, 1)).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From(new float[,] { { 0, 2 } }), x.Im2Col((1, 2), pad: (0, 1), dilation: (1, 2)).To(Device.Cpu)[..1]);
        TensorAssert.Equal(Tensor.From(new float[,] { { 0, 1 }, { 2, 0 } }), x.Im2Col((1, 2), stride: (1, 2), pad: (0, 1)).To(Device.Cpu));
    }

    [Theory, OnEachDevice]
    public void Columns_back_to_images_add_what_overlaps(string device)
    {
        Tensor columns = Tensor.Ones((4, 4)).On(device);

        TensorAssert.Equal([1, 2, 1, 2, 4, 2, 1, 2, 1], columns.Col2Im((1, 1, 3, 3), 2));
        TensorAssert.Equal([1, 1, 1, 1], columns.Col2Im((1, 1, 2, 2), 2, stride: 2, pad: 1));
    }

    [Theory, OnEachDevice]
    public void The_two_are_adjoint(string device)
    {
        // sum(im2col(x) y) = sum(x col2im(y)), in small whole numbers, so exactly.
        foreach ((Pair kernel, Pair stride, Pair pad, Pair dilation) in ((Pair, Pair, Pair, Pair)[])[(3, 1, 1, 1), ((2, 3), (2, 1), (1, 2), 1), (2, 3, 0, (1, 3))])
        {
            Tensor x = new RandomGenerator(1).Integers(-9, 10, (2, 3, 6, 7)).To(DType.Float32).On(device);
            Tensor columns = x.Im2Col(kernel, stride, pad, toMatrix: false, dilation);
            Tensor y = new RandomGenerator(2).Integers(-9, 10, columns.Shape).To(DType.Float32).On(device);

            double left = (columns * y).Sum().Item(), right = (x * y.Col2Im(x.Shape, kernel, stride, pad, toMatrix: false, dilation)).Sum().Item();

            Assert.Equal(left, right);
        }
    }

    [Fact]
    public void Every_layout_is_read()
    {
        Tensor x = Values.Random((2, 2, 4, 3), DType.Float64), columns = x.Im2Col(2);

        foreach (LayoutCase each in Layouts.Of(x)) TensorAssert.Equal(columns, each.Tensor.Im2Col(2));
        foreach (LayoutCase each in Layouts.Of(columns)) TensorAssert.Equal(columns.Col2Im(x.Shape, 2), each.Tensor.Col2Im(x.Shape, 2));
    }

    [Theory, OnEachDevice]
    public void Without_images_there_is_still_a_shape(string device)
    {
        Tensor x = Tensor.Zeros((0, 2, 4, 5)).On(device);

        TensorAssert.HasShape((0, 18), x.Im2Col(3));
        TensorAssert.HasShape([0, 2, 3, 3, 2, 3], x.Im2Col(3, toMatrix: false));
        TensorAssert.HasShape(x.Shape, x.Im2Col(3).Col2Im(x.Shape, 3));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Tensor x = Tensor.Zeros((1, 2, 3, 3));

        Says<ShapeException>("[im2col] kernel (4, 4) is larger than the input (3, 3) with pad (0, 0)", () => x.Im2Col(4));
        Says<ShapeException>("[im2col] x must have shape (n, c, h, w), got (2, 3, 3)", () => x[0].Im2Col(2));
        Says<ArgumentOutOfRangeException>("[im2col] pad must be zero or more, got (-1, -1)", () => x.Im2Col(2, pad: -1));
        Says<ShapeException>("[col2im] x of shape (4, 8) given, (9, 8) expected for images of shape (1, 2, 4, 4) and kernel (2, 2)", () => x.Im2Col(2).Col2Im((1, 2, 4, 4), 2));
        Says<ShapeException>("[col2im] the input shape must be (n, c, h, w), got (2, 3, 3)", () => x.Im2Col(2).Col2Im((2, 3, 3), 2));
        Says<ArgumentOutOfRangeException>("[col2im] kernel size must be positive, got (0, 2)", () => x.Im2Col(2).Col2Im((1, 2, 3, 3), (0, 2)));
    }

    private static void Says<TException>(string message, Func<object?> action) where TException : Exception =>
        Assert.StartsWith(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
