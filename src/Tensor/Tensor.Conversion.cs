namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The elements as another type: this tensor where the type is the same, else a new one. Real numbers are cut towards
    /// zero and held within an integer's range, NaN becomes 0; anything not zero is true.
    /// </summary>
    public Tensor To(DType dtype)
    {
        if (dtype == DType) return this;
        if (!Enum.IsDefined(dtype)) throw new DTypeException($"[to] {dtype} is no element type");
        Tensor y = AllocateLike(this, dtype);
        Backend.Copy(this, y);
        return y;
    }

    /// <summary>The elements on another device: this tensor where the device is the same, else a dense copy. Copying to the CPU waits.</summary>
    public Tensor To(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (ReferenceEquals(device, Device)) return this;
        using Tensor dense = ContiguousView();
        Tensor y = Allocate(dense.Layout, DType, device);
        if (device.IsCpu)
        {
            Backend.CopyToHost(dense, y);
        }
        else if (Device.IsCpu)
        {
            device.Backend.CopyFromHost(dense, y);
        }
        else
        {
            using Tensor host = dense.To(Device.Cpu);
            device.Backend.CopyFromHost(host, y);
        }
        return y;
    }

    /// <summary>This tensor where its elements lie densely in row-major order, else a dense copy.</summary>
    public Tensor Contiguous() => IsContiguous ? this : Clone();

    /// <summary>A dense copy.</summary>
    public Tensor Clone()
    {
        Tensor y = AllocateLike(this);
        Backend.Copy(this, y);
        return y;
    }

    /// <summary>Overwrites the elements with those of another tensor, broadcast and converted to this one's type.</summary>
    /// <exception cref="ShapeException">The other shape does not broadcast to this one.</exception>
    /// <exception cref="InvalidOperationException">This is a view with repeated elements.</exception>
    public void CopyFrom(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        RequireDevice(Device, x, "copy_from");
        using Tensor view = x.BroadcastView(Shape, "copy_from");
        RequireWritable("copy_from");
        // Elements of one storage may be overwritten before they are read.
        using Tensor? apart = ReferenceEquals(x.Storage, Storage) ? x.Clone() : null;
        using Tensor? apartView = apart?.BroadcastView(Shape, "copy_from");
        Backend.Copy(apartView ?? view, this);
    }

    /// <summary>Overwrites every element with one value.</summary>
    public void Fill(Scalar value) => Backend.Fill(value, this);

    /// <summary>A view with repeated elements that the caller disposes.</summary>
    internal Tensor BroadcastView(in Shape shape, string operation)
    {
        if (Shape == shape) return View(_layout);
        if (Rank > shape.Rank || DeZeroNative.Shape.Broadcast(Shape, shape, operation) != shape)
            throw new ShapeException($"[{operation}] shape {Shape} does not broadcast to {shape}");
        return View(_layout.BroadcastTo(shape));
    }
}
