using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DeZeroNative;

// To and from System.Numerics.Tensors.
public sealed partial class Tensor
{
    /// <summary>
    /// The elements of a CPU tensor in place, with its strides, so of transposes and slices too. A tensor of shape () gives a
    /// span of one element. The span stays valid for as long as it is held.
    /// </summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the element type (byte may be taken for bool).</exception>
    /// <exception cref="DeviceException">The tensor is not on the CPU; call <c>To(Device.Cpu)</c> first.</exception>
    /// <exception cref="InvalidOperationException">
    /// The order of an axis is reversed, which these spans cannot express, or elements repeat, and writing one would change
    /// others; call <see cref="Contiguous"/> first.
    /// </exception>
    public TensorSpan<T> AsTensorSpan<T>() where T : unmanaged
    {
        RequireSpan<T>("as_tensor_span");
        RequireWritable("as_tensor_span");
        Span<nint> lengths = stackalloc nint[Math.Max(Rank, 1)], strides = stackalloc nint[lengths.Length];
        nint extent = SpanExtent(lengths, strides, "as_tensor_span");
        return TensorMarshal.CreateTensorSpan(ref ExposedOrigin<T>(), extent, lengths, strides, pinned: false);
    }

    /// <summary>The elements of a CPU tensor in place, to be read only; as <see cref="AsTensorSpan{T}"/>, and of broadcast views too.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the element type (byte may be taken for bool).</exception>
    /// <exception cref="DeviceException">The tensor is not on the CPU; call <c>To(Device.Cpu)</c> first.</exception>
    /// <exception cref="InvalidOperationException">The order of an axis is reversed; call <see cref="Contiguous"/> first.</exception>
    public ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan<T>() where T : unmanaged
    {
        RequireSpan<T>("as_read_only_tensor_span");
        Span<nint> lengths = stackalloc nint[Math.Max(Rank, 1)], strides = stackalloc nint[lengths.Length];
        nint extent = SpanExtent(lengths, strides, "as_read_only_tensor_span");
        return TensorMarshal.CreateReadOnlyTensorSpan(ref ExposedOrigin<T>(), extent, lengths, strides, pinned: false);
    }

    /// <summary>The elements of a span, of its type, copied: a tensor outlives any span.</summary>
    /// <exception cref="ShapeException">The span has more axes than are supported.</exception>
    public static Tensor From<T>(in ReadOnlyTensorSpan<T> values) where T : unmanaged
    {
        var array = new T[values.FlattenedLength];
        values.FlattenTo(array);
        return From(array, ShapeOf(values.Lengths));
    }

    /// <inheritdoc cref="From{T}(in ReadOnlyTensorSpan{T})"/>
    public static Tensor From<T>(in TensorSpan<T> values) where T : unmanaged => From(values.AsReadOnlyTensorSpan());

    /// <summary>A tensor over the memory of one of System.Numerics.Tensors, with its strides, without a copy: each sees what the other writes.</summary>
    /// <exception cref="ShapeException">It has more axes than are supported.</exception>
    public static Tensor FromMemory<T>(Tensor<T> values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        Span<long> strides = stackalloc long[values.Rank];
        long extent = values.FlattenedLength > 0 ? 1 : 0;
        for (int i = 0; i < strides.Length; i++)
        {
            strides[i] = values.Strides[i];
            if (extent > 0) extent += (values.Lengths[i] - 1) * strides[i];
        }
        return new(new TensorStorage<T>(values, extent), Layout.Strided(ShapeOf(values.Lengths), strides), 0, DTypeExtensions.Of<T>());
    }

    /// <summary>Writes sizes and strides as those spans want them; returns how many elements lie from the first to the last.</summary>
    private nint SpanExtent(Span<nint> lengths, Span<nint> strides, string operation)
    {
        lengths.Fill(1);
        strides.Clear();
        nint extent = Size > 0 ? 1 : 0;
        for (int i = 0; i < Rank; i++)
        {
            lengths[i] = checked((nint)Shape[i]);
            // An axis of one element must have stride 0.
            if (Shape[i] == 1 || extent == 0) continue;
            if (Strides[i] < 0)
                throw new InvalidOperationException($"[{operation}] axis {i} of the tensor of shape {Shape} runs backwards; call Contiguous() first");
            strides[i] = (nint)Strides[i];
            extent += (lengths[i] - 1) * strides[i];
        }
        return extent;
    }

    private static Shape ShapeOf(ReadOnlySpan<nint> lengths)
    {
        Span<long> sizes = stackalloc long[lengths.Length];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = lengths[i];
        return new(sizes);
    }
}
