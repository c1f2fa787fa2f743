using System.Numerics.Tensors;
using SystemTensor = System.Numerics.Tensors.Tensor;

namespace DeZeroNative.Tests;

/// <summary>To and from System.Numerics.Tensors.</summary>
public class TensorSpansTests
{
    [Fact]
    public void A_span_shows_the_elements_of_every_forward_layout_in_place()
    {
        foreach (LayoutCase x in Layouts.Of(Tensor.Arange(12).Reshape((3, 1, 4))).Where(x => x.Name != "reversed"))
        {
            TensorSpan<float> span = x.Tensor.AsTensorSpan<float>();

            Assert.Equal([3, 1, 4], span.Lengths.ToArray());
            Assert.Equal(x.Tensor.ToArray<float>(), Elements(span));
            span[2, 0, 3] = -1;
            Assert.Equal(-1, x.Tensor[2, 0, 3].Item());
            Assert.Equal(x.Tensor.ToArray<float>(), Elements(x.Tensor.AsReadOnlyTensorSpan<float>()));
        }
    }

    [Fact]
    public void TensorPrimitives_of_the_platform_run_over_a_view()
    {
        Tensor x = Tensor.Arange(12).Reshape((3, 4)), y = Tensor.Zeros((2, 2));

        SystemTensor.Add(x[1.., ..2].AsReadOnlyTensorSpan<float>(), x[..2, 2..].T.AsReadOnlyTensorSpan<float>(), y.AsTensorSpan<float>());

        TensorAssert.Equal(x[1.., ..2] + x[..2, 2..].T, y);
    }

    [Fact]
    public void Repeated_elements_can_be_read_and_not_written()
    {
        Tensor x = Tensor.Arange(3).BroadcastTo((2, 3));

        Assert.Equal([0, 1, 2, 0, 1, 2], Elements(x.AsReadOnlyTensorSpan<float>()));
        string message = Assert.Throws<InvalidOperationException>(() => { _ = x.AsTensorSpan<float>(); }).Message;
        Assert.Equal("[as_tensor_span] the tensor of shape (2, 3) repeats its elements along axis 0; call Clone() before writing to it", message);
    }

    [Fact]
    public void A_number_is_one_element_and_nothing_is_nothing()
    {
        Tensor number = Tensor.Scalar(3f);

        number.AsTensorSpan<float>()[0] = 5;

        Assert.Equal(5, number.Item());
        Assert.Equal([2, 0, 3], Tensor.Zeros((2, 0, 3)).AsTensorSpan<float>().Lengths.ToArray());
        Assert.Equal([0], Tensor.Zeros(0).AsReadOnlyTensorSpan<float>().Lengths.ToArray());
    }

    [Theory, OnEachDevice]
    public void What_a_span_cannot_hold_is_refused(string device)
    {
        Tensor x = Tensor.Arange(4).On(device);

        if (device != "cpu")
        {
            Assert.Equal($"[as_tensor_span] the tensor is on {device}; call To(Device.Cpu) first", Assert.Throws<DeviceException>(() => { _ = x.AsTensorSpan<float>(); }).Message);
            return;
        }
        Assert.Throws<DTypeException>(() => { _ = x.AsTensorSpan<double>(); });
        Assert.Throws<DTypeException>(() => { _ = x.AsReadOnlyTensorSpan<int>(); });
        Assert.Equal(
            "[as_tensor_span] axis 0 of the tensor of shape (4,) runs backwards; call Contiguous() first",
            Assert.Throws<InvalidOperationException>(() => { _ = x.Flip().AsTensorSpan<float>(); }).Message);
    }

    [Fact]
    public void A_pooled_block_outlives_its_tensor_while_the_span_is_held()
    {
        Tensor x = Tensor.Full(100_000, 7);
        TensorSpan<float> span = x.AsTensorSpan<float>();

        x.Dispose();
        Tensor other = Tensor.Full(100_000, 1);

        Assert.Equal(7, span[99_999]);
        Assert.Equal(1, other[0].Item());
    }

    [Fact]
    public void Spans_are_copied()
    {
        double[] values = [1, 2, 3, 4, 5, 6];
        var span = new TensorSpan<double>(values, [3, 2], [1, 3]);

        Tensor x = Tensor.From(span), y = Tensor.From(span.AsReadOnlyTensorSpan());
        values[0] = 9;

        TensorAssert.Equal(Tensor.From(new double[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } }), x);
        TensorAssert.Equal(x, y);
        Assert.Throws<ShapeException>(() => Tensor.From(new ReadOnlyTensorSpan<double>(new double[] { 1 }, [1, 1, 1, 1, 1, 1, 1, 1, 1])));
    }

    [Fact]
    public void A_tensor_of_the_platform_is_shared()
    {
        Tensor<float> theirs = SystemTensor.Create(new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, [3, 4]);

        Tensor ours = Tensor.FromMemory(theirs), part = Tensor.FromMemory(theirs[1..3, 1..3]);
        ours[1, 1] = -5;

        Assert.Equal(-5, theirs[1, 1]);
        TensorAssert.Equal([-5, 6, 9, 10], part);
        Assert.False(part.IsContiguous);
        TensorAssert.Equal(part + part, 2 * part);
        TensorAssert.HasShape((2, 0), Tensor.FromMemory(SystemTensor.Create(Array.Empty<float>(), [2, 0])));
        part.Dispose();
        Assert.Throws<ObjectDisposedException>(() => part.Sum());
    }

    private static float[] Elements(ReadOnlyTensorSpan<float> span)
    {
        var elements = new float[span.FlattenedLength];
        span.FlattenTo(elements);
        return elements;
    }
}
