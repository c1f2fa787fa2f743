using System.Numerics.Tensors;

namespace DeZeroNative;

/// <summary>
/// The arrays of an index as one: int64 positions along the merged axes that they run over, in range, of the arrays'
/// common shape. With arrays i and j over axes of sizes m and n, that is i n + j.
/// </summary>
internal static class LinearIndex
{
    /// <summary>A tensor on the device of <paramref name="x"/>, which is indexed, for the caller to dispose.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside its axis (where the array is on an OpenCL device, raised when that is waited for).</exception>
    /// <exception cref="ShapeException">The arrays do not broadcast together.</exception>
    /// <exception cref="DeviceException">An array of positions is on a device that the tensor is not on.</exception>
    internal static Tensor Of(List<IndexArray> arrays, Tensor x)
    {
        Tensor? linear = null;
        foreach (IndexArray array in arrays)
        {
            Tensor positions = array.IsMask ? TruePositions(array.Tensor, x.Device)
                : array.Tensor.Device.IsCpu ? Checked(array, x)
                : Wrapped(array.Tensor, x.Shape[array.Axis], x.Device);
            if (linear is null)
            {
                linear = positions;
                continue;
            }
            // Named here, so that a failure speaks of the index and not of the sum.
            _ = Shape.Broadcast(linear.Shape, positions.Shape, "index");
            using Tensor rows = linear * array.Sizes.Size;
            linear.Dispose();
            linear = rows + positions;
            positions.Dispose();
        }
        return linear!;
    }

    /// <summary>Where a mask holds, in row-major order. Their number is the shape of the result, so this waits for the device.</summary>
    private static Tensor TruePositions(Tensor mask, Device device)
    {
        byte[] truth = mask.ToArray<byte>();
        var positions = new long[truth.AsSpan().Count((byte)1)];
        for (int i = 0, n = 0; n < positions.Length; i++)
            if (truth[i] != 0) positions[n++] = i;
        return Uploaded(Tensor.From(positions), device);
    }

    private static Tensor Checked(in IndexArray array, Tensor x)
    {
        using Tensor wide = Wide(array.Tensor);
        Tensor positions = wide.ContiguousView();
        Span<long> span = positions.HostSpan<long>();
        if (span.IsEmpty) return Uploaded(positions, x.Device);
        long size = x.Shape[array.Axis];
        long min = TensorPrimitives.Min<long>(span), max = TensorPrimitives.Max<long>(span);
        if (min < -size || max >= size)
            throw new ArgumentOutOfRangeException("index", $"[index] index {(max >= size ? max : min)} is out of range for axis {array.Axis} of shape {x.Shape}");
        if (min < 0)
        {
            Tensor wrapped = Tensor.AllocateLike(positions);
            Span<long> target = wrapped.HostSpan<long>();
            for (int i = 0; i < span.Length; i++) target[i] = span[i] < 0 ? span[i] + size : span[i];
            positions.Dispose();
            positions = wrapped;
        }
        return Uploaded(positions, x.Device);
    }

    /// <summary>Positions on a device, negative ones counted from the end, without reading them.</summary>
    private static Tensor Wrapped(Tensor array, long size, Device device)
    {
        Tensor.RequireDevice(device, array, "index");
        using Tensor wide = Wide(array), dense = wide.ContiguousView();
        dense.Backend.CheckIndices(dense, -size, size, "index");
        using Tensor negative = wide < 0;
        using Tensor fromEnd = wide + size;
        return Tensor.Where(negative, fromEnd, wide);
    }

    private static Tensor Wide(Tensor array) => array.DType == DType.Int64 ? array.View(array.Layout) : array.To(DType.Int64);

    private static Tensor Uploaded(Tensor positions, Device device)
    {
        if (device.IsCpu) return positions;
        Tensor moved = positions.To(device);
        positions.Dispose();
        return moved;
    }
}
