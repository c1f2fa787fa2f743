using DeZeroNative.Backends;

namespace DeZeroNative;

// The one way of each family from a public method to the backend: check, promote, broadcast, allocate, call.
public sealed partial class Tensor
{
    private static Tensor Unary<TOp>(Tensor x) where TOp : struct, IUnaryOp
    {
        if (!x.DType.IsFloat())
        {
            using Tensor real = x.To(DType.Float32);
            return Unary<TOp>(real);
        }
        Tensor y = AllocateLike(x);
        x.Backend.Unary<TOp>(x, y);
        return y;
    }

    private static Tensor Binary<TOp>(in Operand a, in Operand b, bool floating = false) where TOp : struct, IBinaryOp
    {
        DType dtype = Join(a, b);
        if (floating) dtype = dtype.ToFloating();
        if (dtype == DType.Bool)
        {
            // A byte of 2 or 255 would be no truth value: the sum of two is "or", the difference has no meaning.
            if (typeof(TOp) == typeof(AddOp)) return Binary<MaximumOp>(a, b);
            if (typeof(TOp) == typeof(SubtractOp)) throw new DTypeException("[subtract] is not defined for bool; cast an operand to a number first");
        }
        if (a.Tensor is { } x && b.Tensor is { } z && x.DType == dtype && z.DType == dtype && x.Shape == z.Shape && ReferenceEquals(x.Device, z.Device))
        {
            // What nearly every call is: nothing to convert, nothing to broadcast.
            Tensor same = AllocateLike(x);
            same.Backend.Binary<TOp>(a, b, same);
            return same;
        }
        Shape shape = BroadcastShape(a, b, TOp.Name);
        Device device = CommonDevice(a, b, TOp.Name);
        Tensor y = Allocate(SharedLayout(a, b, shape), dtype, device);
        using var left = new Converted(a, dtype, shape);
        using var right = new Converted(b, dtype, shape);
        device.Backend.Binary<TOp>(left.Operand, right.Operand, y);
        return y;
    }

    private static Tensor Compare<TOp>(in Operand a, in Operand b) where TOp : struct, ICompareOp
    {
        DType dtype = Join(a, b);
        Shape shape = BroadcastShape(a, b, TOp.Name);
        Device device = CommonDevice(a, b, TOp.Name);
        Tensor y = Allocate(SharedLayout(a, b, shape), DType.Bool, device);
        using var left = new Converted(a, dtype, shape);
        using var right = new Converted(b, dtype, shape);
        device.Backend.Compare<TOp>(dtype, left.Operand, right.Operand, y);
        return y;
    }

    private static Tensor Reduce<TOp>(Tensor x, Axes axes, bool keepDims) where TOp : struct, IReduceOp
    {
        int mask = axes.ToMask(x.Shape, TOp.Name);
        Shape kept = x.Shape;
        for (int i = 0; i < x.Rank; i++)
            if ((mask >> i & 1) != 0) kept = kept.With(i, 1);
        Tensor y = Allocate(kept, x.DType, x.Device);
        x.Backend.Reduce<TOp>(x, y);
        if (keepDims || mask == 0) return y;
        Tensor squeezed = y.View(Layout.Contiguous(DropAxes(x.Shape, mask)));
        y.Dispose();
        return squeezed;
    }

    private static Tensor ArgReduce<TOp>(Tensor x, int? axis, bool keepDims) where TOp : struct, IArgReduceOp
    {
        Shape shape = x.Shape;
        int k = axis is { } a ? shape.NormalizeAxis(a, TOp.Name) : 0;
        long n = axis is null ? shape.Size : shape[k];
        if (n == 0) throw new ShapeException($"[{TOp.Name}] no element to choose along the axis of shape {shape}");
        long outer = 1, inner = 1;
        for (int i = 0; axis is not null && i < shape.Rank; i++)
        {
            if (i < k) outer *= shape[i];
            if (i > k) inner *= shape[i];
        }
        using Tensor dense = x.ContiguousView();
        using Tensor folded = dense.View(Layout.Contiguous((outer, n, inner)));
        Tensor y = Allocate((outer, inner), DType.Int64, x.Device);
        x.Backend.ArgReduce<TOp>(folded, y);
        Shape kept = axis is null ? new Shape([.. Enumerable.Repeat(1L, shape.Rank)]) : shape.With(k, 1);
        Shape dropped = axis is null ? DeZeroNative.Shape.Scalar : shape.Without(k);
        Tensor result = y.View(Layout.Contiguous(keepDims ? kept : dropped));
        y.Dispose();
        return result;
    }

    /// <summary>A contiguous tensor of the same elements that the caller disposes: a view where possible, else a copy.</summary>
    internal Tensor ContiguousView() => IsContiguous ? View(_layout) : Clone();

    internal static Shape DropAxes(in Shape shape, int mask)
    {
        Span<long> sizes = stackalloc long[shape.Rank];
        int n = 0;
        for (int i = 0; i < shape.Rank; i++)
            if ((mask >> i & 1) == 0) sizes[n++] = shape[i];
        return new(sizes[..n]);
    }

    private static DType Join(in Operand a, in Operand b) => (a.Tensor, b.Tensor) switch
    {
        ({ } x, { } z) => DTypeExtensions.Promote(x.DType, z.DType),
        ({ } x, null) => b.Scalar.Join(x.DType),
        (null, { } z) => a.Scalar.Join(z.DType),
        _ => throw new ArgumentException("[binary] one operand must be a tensor"),
    };

    private static Shape BroadcastShape(in Operand a, in Operand b, string operation) => (a.Tensor, b.Tensor) switch
    {
        ({ } x, { } z) => DeZeroNative.Shape.Broadcast(x.Shape, z.Shape, operation),
        ({ } x, null) => x.Shape,
        _ => b.Tensor!.Shape,
    };

    private static Device CommonDevice(in Operand a, in Operand b, string operation)
    {
        Device device = (a.Tensor ?? b.Tensor)!.Device;
        if (b.Tensor is { } other) RequireDevice(device, other, operation);
        return device;
    }

    internal static void RequireDevice(Device device, Tensor other, string operation)
    {
        if (!ReferenceEquals(device, other.Device))
            throw new DeviceException($"[{operation}] operands are on different devices: {device} and {other.Device}");
    }

    /// <summary>The layout object of an operand that already is what the result needs, so that none is made.</summary>
    private static Layout SharedLayout(in Operand a, in Operand b, in Shape shape)
    {
        if (a.Tensor is { } x && x.IsContiguous && x.Shape == shape) return x._layout;
        if (b.Tensor is { } z && z.IsContiguous && z.Shape == shape) return z._layout;
        return Layout.Contiguous(shape);
    }

    /// <summary>An operand brought to the type and shape of the result; what it made for that is given back at the end.</summary>
    private readonly ref struct Converted
    {
        private readonly Tensor? _cast, _view;

        internal Converted(in Operand operand, DType dtype, in Shape shape)
        {
            Operand = operand;
            if (operand.Tensor is not { } x) return;
            if (x.DType != dtype) x = _cast = x.To(dtype);
            if (x.Shape != shape) x = _view = x.View(x._layout.BroadcastTo(shape));
            Operand = x;
        }

        internal Operand Operand { get; }

        internal void Dispose()
        {
            _view?.Dispose();
            _cast?.Dispose();
        }
    }
}
