namespace DeZeroNative.Tests;

public class SplitTests
{
    [Theory, OnEachDevice]
    public void Equal_parts_follow_one_another(string device)
    {
        foreach (LayoutCase x in Layouts.Of(Tensor.Arange(12).Reshape((2, 6)).On(device)))
        {
            Tensor[] parts = x.Tensor.Split(3, axis: 1);

            Assert.Equal(3, parts.Length);
            TensorAssert.HasShape((2, 2), parts[1]);
            TensorAssert.Equal([2, 3, 8, 9], parts[1]);
            TensorAssert.Equal([4, 5, 10, 11], parts[2]);
        }
    }

    [Fact]
    public void Parts_of_given_sizes_are_views_that_join_again()
    {
        Tensor x = Tensor.Arange(6);

        Tensor[] parts = x.Split([1, 0, 3, 2]);

        Assert.Equal([1, 0, 3, 2], parts.Select(p => p.Length));
        TensorAssert.Equal(x, Tensor.Concat(parts));
        parts[3].Fill(-1);
        TensorAssert.Equal([0, 1, 2, 3, -1, -1], x);
    }

    [Fact]
    public void Sizes_must_fill_the_axis()
    {
        Tensor x = Tensor.Zeros((2, 5));

        Assert.Equal("[split] sizes (2, 2) do not fill axis 1 of shape (2, 5)", Assert.Throws<ShapeException>(() => x.Split([2, 2], 1)).Message);
        Assert.Throws<ShapeException>(() => x.Split([6, -1], 1));
        Assert.Equal("[split] axis -1 of shape (2, 5) does not divide into 2 parts", Assert.Throws<ShapeException>(() => x.Split(2, -1)).Message);
        Assert.Throws<ShapeException>(() => x.Split(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Split(1, 2));
    }
}
