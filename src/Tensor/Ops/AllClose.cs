namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// Whether |a - b| &lt;= atol + rtol |b| everywhere, after broadcasting; infinities are close to themselves, NaN to nothing
    /// or, if asked, to NaN. Waits for the device.
    /// </summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static bool AllClose(Tensor a, Tensor b, double rtol = 1e-5, double atol = 1e-8, bool equalNaN = false)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        RequireDevice(a.Device, b, "all_close");
        _ = DeZeroNative.Shape.Broadcast(a.Shape, b.Shape, "all_close");
        using var scope = new TensorScope();
        DType dtype = DTypeExtensions.Promote(a.DType, b.DType);
        if (!dtype.IsFloat()) return WholeAreClose(a.To(DType.Int64), b.To(DType.Int64), rtol, atol);
        Tensor x = a.To(dtype), y = b.To(dtype);
        Tensor close = Equal(x, y) | (((x - y).Abs() <= y.Abs() * rtol + atol) & y.IsFinite());
        if (equalNaN) close |= x.IsNaN() & y.IsNaN();
        return close.AllHold();
    }

    /// <summary>Whether both have one shape and the same elements; NaN equals nothing. Waits for the device.</summary>
    public static bool ArrayEqual(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        RequireDevice(a.Device, b, "array_equal");
        if (a.Shape != b.Shape) return false;
        using Tensor equal = Equal(a, b);
        return equal.AllHold();
    }

    /// <summary>Whole numbers are subtracted exactly, on devices without double precision too.</summary>
    private static bool WholeAreClose(Tensor x, Tensor y, double rtol, double atol)
    {
        // A difference of bytes leaves their type, so both are Int64; one beyond Int64 comes out negative.
        Tensor difference = Maximum(x, y) - Minimum(x, y);
        Tensor close = Equal(x, y) | ((difference > 0) & (difference <= y.To(DType.Float32).Abs() * rtol + atol));
        return close.AllHold();
    }

    private bool AllHold()
    {
        using Tensor all = All();
        return all.Item() != 0;
    }
}
