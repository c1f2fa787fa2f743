using CommunityToolkit.HighPerformance;

namespace DeZeroNative.Tests;

public class SpansTests
{
    [Fact]
    public void A_slice_of_columns_is_a_matrix_in_place()
    {
        Tensor x = Tensor.Arange(12).Reshape((3, 4));

        Span2D<float> span = x[1.., 1..3].AsSpan2D<float>();
        span[1, 0] = -1;

        Assert.Equal((2, 2), (span.Height, span.Width));
        Assert.Equal([5, 6, -1, 10], span.ToArray().Cast<float>());
        Assert.Equal(-1, x[2, 1].Item());
    }

    [Fact]
    public void A_whole_matrix_one_column_and_one_row_are_matrices_too()
    {
        Tensor x = Tensor.Arange(6).Reshape((2, 3));

        Assert.Equal([0, 1, 2, 3, 4, 5], x.AsSpan2D<float>().ToArray().Cast<float>());
        Assert.Equal([1, 4], x[.., 1..2].AsSpan2D<float>().ToArray().Cast<float>());
        Assert.Equal([3, 4], x[new Slice(step: -1)][..1, ..2].AsSpan2D<float>().ToArray().Cast<float>());
        Assert.Equal(0, Tensor.Zeros((0, 3)).AsSpan2D<float>().Length);
    }

    [Fact]
    public void What_is_no_matrix_of_dense_rows_is_refused()
    {
        Tensor x = Tensor.Arange(6).Reshape((2, 3));

        Assert.Equal("[as_span2d] a matrix expected, got shape (6,)", Assert.Throws<ShapeException>(() => { x.Reshape(6).AsSpan2D<float>(); }).Message);
        Assert.Throws<DTypeException>(() => { x.AsSpan2D<double>(); });
        foreach (Tensor wrong in new[] { x.T, x[new Slice(step: -1)], x[.., new Slice(step: 2)], Tensor.Zeros(3).BroadcastTo((2, 3)) })
        {
            var error = Assert.Throws<InvalidOperationException>(() => { wrong.AsSpan2D<float>(); });
            Assert.Equal($"[as_span2d] the rows of the tensor of shape {wrong.Shape} are not dense; call Contiguous() first", error.Message);
        }
    }
}
