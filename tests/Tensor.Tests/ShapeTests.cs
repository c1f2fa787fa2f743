namespace DeZeroNative.Tests;

public class ShapeTests
{
    [Fact]
    public void All_spellings_give_one_shape()
    {
        Shape expected = [2, 3];

        Assert.Equal(expected, (2, 3));
        Assert.Equal(expected, new long[] { 2, 3 });
        Assert.Equal(expected, new Shape(2, 3));
        Assert.Equal([5], (Shape)5);
        Assert.Equal(new Shape(1, 2, 3), (1, 2, 3));
        Assert.Equal(new Shape(1, 2, 3, 4), (1, 2, 3, 4));
        Assert.Equal(Shape.Scalar, []);
        Assert.True(expected != (3, 2) && expected != (2, 3, 1) && expected == (2, 3));
        Assert.Equal(expected.GetHashCode(), ((Shape)(2, 3)).GetHashCode());
        Assert.False(expected.Equals("(2, 3)"));
    }

    [Theory]
    [InlineData("()")]
    [InlineData("(3,)", 3L)]
    [InlineData("(2, 3)", 2L, 3L)]
    [InlineData("(1, 2, 3, 4, 5, 6, 7, 8)", 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)]
    public void Shapes_print_as_in_Python(string expected, params long[] sizes)
    {
        Shape shape = sizes;

        Assert.Equal(expected, shape.ToString());
        Assert.Equal(sizes, shape.ToArray());
        Assert.Equal(sizes, shape);
        Assert.Equal(sizes.Length, shape.Rank);
        Assert.Equal(sizes.Aggregate(1L, (a, b) => a * b), shape.Size);
    }

    [Fact]
    public void Axes_are_counted_from_either_end()
    {
        Shape shape = (2, 3, 4);

        Assert.Equal(2, shape[0]);
        Assert.Equal(4, shape[^1]);
        Assert.Contains("[shape] axis 3 of (2, 3, 4)", Assert.Throws<ArgumentOutOfRangeException>(() => shape[3]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => shape[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => shape[^4]);
        Assert.Equal((2, 9, 4), shape.With(1, 9));
        Assert.Equal((2, 4), shape.Without(1));
        Assert.Equal((2, 3, 9, 4), shape.Insert(2, 9));
        Assert.Equal((2, 3, 4, 9), shape.Insert(3, 9));
    }

    [Fact]
    public void Nine_axes_are_too_many() =>
        Assert.Equal("[shape] 9 axes given, at most 8 are supported",
            Assert.Throws<ShapeException>(() => new Shape(1, 1, 1, 1, 1, 1, 1, 1, 1)).Message);

    [Fact]
    public void Sizes_that_make_no_tensor_are_refused()
    {
        Assert.Equal("[full] negative size in shape (2, -1)", Assert.Throws<ShapeException>(() => Tensor.Zeros((2, -1))).Message);
        Assert.Equal(
            "[full] shape (4294967296, 4294967296) has too many elements",
            Assert.Throws<ShapeException>(() => Tensor.Zeros((1L << 32, 1L << 32))).Message);
        Assert.Throws<ShapeException>(() => Tensor.Zeros((1L << 62, 0, 4)));
        Assert.Equal(0, Tensor.Zeros((1L << 20, 0, 1L << 20)).Size);
    }

    [Fact]
    public void Broadcasting_is_NumPys()
    {
        Assert.Equal((4, 5, 3), Shape.Broadcast((4, 1, 3), (5, 1), "test"));
        Assert.Equal((2, 0), Shape.Broadcast((2, 1), 0, "test"));
        Assert.Equal((2, 3), Shape.Broadcast(default, (2, 3), "test"));
        Assert.Throws<ShapeException>(() => Shape.Broadcast((2, 0), (2, 2), "test"));
        Assert.Equal("[test] shapes do not broadcast: (2, 3) and (3, 2)",
            Assert.Throws<ShapeException>(() => Shape.Broadcast((2, 3), (3, 2), "test")).Message);
    }
}
