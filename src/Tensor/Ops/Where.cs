namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>a where the condition holds (is not zero), else b; all three broadcast together.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Where(Tensor condition, Tensor a, Tensor b) => Select(condition, a, b);

    /// <inheritdoc cref="Where(Tensor, Tensor, Tensor)"/>
    public static Tensor Where(Tensor condition, Tensor a, Scalar b) => Select(condition, a, b);

    /// <inheritdoc cref="Where(Tensor, Tensor, Tensor)"/>
    public static Tensor Where(Tensor condition, Scalar a, Tensor b) => Select(condition, a, b);

    /// <summary>a where the condition holds (is not zero), else b: int64 for integers, float32 where one is real, bool for truth values.</summary>
    public static Tensor Where(Tensor condition, Scalar a, Scalar b)
    {
        ArgumentNullException.ThrowIfNull(condition);
        DType dtype = DTypeExtensions.Promote(a.Kind, b.Kind);
        using Tensor chosen = Full(DeZeroNative.Shape.Scalar, a, dtype == DType.Float64 ? DType.Float32 : dtype, condition.Device);
        return Where(condition, chosen, b);
    }

    private static Tensor Select(Tensor condition, in Operand a, in Operand b)
    {
        ArgumentNullException.ThrowIfNull(condition);
        DType dtype = Join(a, b);
        Shape shape = DeZeroNative.Shape.Broadcast(condition.Shape, BroadcastShape(a, b, "where"), "where");
        Device device = CommonDevice(a, b, "where");
        RequireDevice(device, condition, "where");
        Tensor y = Allocate(shape, dtype, device);
        using var truth = new Converted(condition, DType.Bool, shape);
        using var left = new Converted(a, dtype, shape);
        using var right = new Converted(b, dtype, shape);
        device.Backend.Where(truth.Operand.Tensor!, left.Operand, right.Operand, y);
        return y;
    }
}
