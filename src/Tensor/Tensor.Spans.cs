using System.Runtime.InteropServices;
using CommunityToolkit.HighPerformance;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The elements of a CPU matrix in place, where each row is dense; rows may lie apart, as in a slice of columns. The span
    /// stays valid for as long as it is held.
    /// </summary>
    /// <exception cref="ShapeException">The tensor is no matrix.</exception>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the element type (byte may be taken for bool).</exception>
    /// <exception cref="DeviceException">The tensor is not on the CPU; call <c>To(Device.Cpu)</c> first.</exception>
    /// <exception cref="InvalidOperationException">The rows are not dense, or overlap; call <see cref="Contiguous"/> first.</exception>
    public Span2D<T> AsSpan2D<T>() where T : unmanaged
    {
        if (Rank != 2) throw new ShapeException($"[as_span2d] a matrix expected, got shape {Shape}");
        RequireSpan<T>("as_span2d");
        if (Size == 0) return default;
        long rows = Shape[0], columns = Shape[1], step = rows == 1 ? columns : Strides[0];
        if ((columns > 1 && Strides[1] != 1) || step < columns)
            throw new InvalidOperationException($"[as_span2d] the rows of the tensor of shape {Shape} are not dense; call Contiguous() first");
        return Span2D<T>.DangerousCreate(ref ExposedOrigin<T>(), checked((int)rows), checked((int)columns), checked((int)(step - columns)));
    }

    /// <summary>The elements of a dense CPU tensor of the library's own. Keep the tensor reachable while the span is used.</summary>
    internal Span<T> HostSpan<T>() where T : unmanaged =>
        Size <= int.MaxValue
            ? MemoryMarshal.CreateSpan(ref Origin<T>(), (int)Size)
            : throw new ShapeException($"[span] {Size} elements of shape {Shape} are more than can be handled at once, {int.MaxValue}");
}
