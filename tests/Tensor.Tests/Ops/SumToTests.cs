namespace DeZeroNative.Tests;

public class SumToTests
{
    [Theory, OnEachDevice]
    public void What_was_broadcast_is_summed_back(string device)
    {
        (Shape From, Shape To)[] cases = [((2, 3), (2, 3)), ((2, 3), 3), ((2, 3), (2, 1)), ((2, 3), default), ((4, 2, 3), (2, 1)),
            ((4, 2, 3), (1, 1, 3)), ((5, 1, 3), (1, 1))];
        foreach ((Shape from, Shape to) in cases)
        {
            Tensor x = Tensor.Ones(from, device: Device.Parse(device));

            Tensor y = x.SumTo(to);

            TensorAssert.HasShape(to, y);
            TensorAssert.Equal([.. Enumerable.Repeat((double)(from.Size / to.Size), (int)to.Size)], y);
        }
    }

    [Fact]
    public void The_sums_are_those_over_the_axes()
    {
        Tensor x = Values.Random((4, 2, 3));

        TensorAssert.Close(x.Sum(0).Sum(1, keepDims: true), x.SumTo((2, 1)));
        TensorAssert.Close(x.Sum(0), Layouts.Transposed(x).SumTo((2, 3)));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void A_shape_that_does_not_broadcast_there_is_refused(long rows, long columns)
    {
        var error = Assert.Throws<ShapeException>(() => Tensor.Zeros((2, 3)).SumTo((rows, columns)));

        Assert.Contains("(2, 3)", error.Message, StringComparison.Ordinal);
        Assert.Contains("[sum_to]", error.Message, StringComparison.Ordinal);
    }
}
