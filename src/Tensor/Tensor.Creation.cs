using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Zeros of a shape.</summary>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32, Device? device = null) => Full(shape, 0, dtype, device);

    /// <summary>Ones of a shape.</summary>
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32, Device? device = null) => Full(shape, 1, dtype, device);

    /// <summary>Zeros of a shape, in float32.</summary>
    public static Tensor Zeros(Shape shape, Device device) => Full(shape, 0, DType.Float32, device);

    /// <summary>Ones of a shape, in float32.</summary>
    public static Tensor Ones(Shape shape, Device device) => Full(shape, 1, DType.Float32, device);

    /// <summary>Zeros of the sizes given, in float32: <c>Tensor.Zeros(2, 3)</c>.</summary>
    public static Tensor Zeros(long size0, long size1, params ReadOnlySpan<long> more) => Zeros(new Shape([size0, size1, .. more]));

    /// <summary>Ones of the sizes given, in float32: <c>Tensor.Ones(2, 3)</c>.</summary>
    public static Tensor Ones(long size0, long size1, params ReadOnlySpan<long> more) => Ones(new Shape([size0, size1, .. more]));

    /// <summary>One value everywhere.</summary>
    /// <exception cref="ShapeException">A size is negative.</exception>
    public static Tensor Full(Shape shape, Scalar value, DType dtype = DType.Float32, Device? device = null)
    {
        Tensor y = Empty(shape, dtype, device, "full");
        y.Backend.Fill(value, y);
        return y;
    }

    /// <summary>Zeros of the shape, type and device of another tensor.</summary>
    public static Tensor ZerosLike(Tensor x) => FullLike(x, 0);

    /// <summary>Ones of the shape, type and device of another tensor.</summary>
    public static Tensor OnesLike(Tensor x) => FullLike(x, 1);

    /// <summary>One value in the shape, type and device of another tensor.</summary>
    public static Tensor FullLike(Tensor x, Scalar value)
    {
        ArgumentNullException.ThrowIfNull(x);
        Tensor y = AllocateLike(x);
        y.Backend.Fill(value, y);
        return y;
    }

    /// <summary>A tensor of shape () that holds one number, of type <typeparamref name="T"/>.</summary>
    public static Tensor Scalar<T>(T value) where T : unmanaged
    {
        Tensor y = Allocate(Layout.Scalar, DTypeExtensions.Of<T>(), Device.Cpu);
        y.Origin<T>() = value;
        return y;
    }

    /// <summary>The elements of an array, of its type, copied.</summary>
    public static Tensor From<T>(T[] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From<T>(values.AsSpan(), values.Length);
    }

    /// <summary>The elements of a matrix, of its type, copied.</summary>
    public static Tensor From<T>(T[,] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From<T>(Flat<T>(values), (values.GetLength(0), values.GetLength(1)));
    }

    /// <summary>The elements of a three-dimensional array, of its type, copied.</summary>
    public static Tensor From<T>(T[,,] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From<T>(Flat<T>(values), (values.GetLength(0), values.GetLength(1), values.GetLength(2)));
    }

    /// <summary>The elements of rows of one length, of their type, copied: <c>Tensor.From([[1, 2], [3, 4]])</c>.</summary>
    /// <exception cref="ShapeException">The rows differ in length.</exception>
    public static Tensor From<T>(T[][] rows) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.Length > 0 ? rows[0].Length : 0;
        var values = new T[rows.Length, columns];
        Span<T> flat = MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != columns) throw new ShapeException($"[from] row {i} has {rows[i].Length} elements, row 0 has {columns}");
            rows[i].CopyTo(flat[(i * columns)..]);
        }
        return From(values);
    }

    /// <summary>Elements in row-major order, copied.</summary>
    /// <exception cref="ShapeException">The shape has another number of elements.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> values, Shape shape) where T : unmanaged
    {
        RequireCount(values.Length, shape, "from");
        Tensor y = Allocate(shape, DTypeExtensions.Of<T>(), Device.Cpu);
        values.CopyTo(MemoryMarshal.CreateSpan(ref y.Origin<T>(), values.Length));
        GC.KeepAlive(y);
        return y;
    }

    /// <summary>Elements in row-major order, copied.</summary>
    /// <exception cref="ShapeException">The shape has another number of elements.</exception>
    public static Tensor From<T>(T[] values, Shape shape) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From<T>(values.AsSpan(), shape);
    }

    /// <summary>A tensor over the caller's memory, row-major, without a copy: each sees what the other writes.</summary>
    /// <exception cref="ShapeException">The shape has another number of elements.</exception>
    public static Tensor FromMemory<T>(Memory<T> memory, Shape shape) where T : unmanaged
    {
        RequireCount(memory.Length, shape, "from_memory");
        return new(new MemoryStorage<T>(memory), Layout.Contiguous(shape), 0, DTypeExtensions.Of<T>());
    }

    /// <summary>The numbers start, start + step, ... up to stop, which is left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static Tensor Arange(double start, double stop, double step = 1, DType dtype = DType.Float32, Device? device = null)
    {
        if (step == 0 || double.IsNaN(step)) throw new ArgumentOutOfRangeException(nameof(step), "[arange] step must not be 0");
        double count = Math.Ceiling((stop - start) / step);
        if (!double.IsFinite(count)) throw new ArgumentOutOfRangeException(nameof(stop), $"[arange] {start} to {stop} by {step} has no finite length");
        return FromFunction((long)Math.Max(count, 0), i => start + i * step, dtype, device, "arange");
    }

    /// <summary>The numbers 0, 1, ... stop - 1.</summary>
    public static Tensor Arange(double stop, DType dtype = DType.Float32, Device? device = null) => Arange(0, stop, 1, dtype, device);

    /// <summary><paramref name="count"/> numbers at even distances from start to stop, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Tensor Linspace(double start, double stop, long count, DType dtype = DType.Float32, Device? device = null)
    {
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), $"[linspace] count must not be negative, got {count}");
        double step = count > 1 ? (stop - start) / (count - 1) : 0;
        return FromFunction(count, i => i == count - 1 && i > 0 ? stop : start + i * step, dtype, device, "linspace");
    }

    /// <summary>The identity matrix (n, m): ones on the diagonal, n columns where m is left out.</summary>
    public static Tensor Eye(long n, long? m = null, DType dtype = DType.Float32, Device? device = null)
    {
        Tensor y = Zeros((n, m ?? n), dtype, device);
        long length = Math.Min(n, m ?? n);
        Tensor diagonal = y.View(Layout.Strided(length, [(m ?? n) + 1]));
        y.Backend.Fill(1, diagonal);
        diagonal.Dispose();
        return y;
    }

    /// <summary>Memory of a shape whose elements are undefined until they are written.</summary>
    internal static Tensor Empty(in Shape shape, DType dtype, Device? device, string operation)
    {
        shape.Validate(operation);
        if (!Enum.IsDefined(dtype)) throw new DTypeException($"[{operation}] {dtype} is no element type");
        return Allocate(shape, dtype, device ?? Device.Cpu);
    }

    private static Tensor FromFunction(long count, Func<long, double> value, DType dtype, Device? device, string operation)
    {
        if (count > int.MaxValue) throw new ShapeException($"[{operation}] {count} numbers are more than can be made at once, {int.MaxValue}");
        Tensor x = Empty(count, DType.Float64, Device.Cpu, operation);
        Span<double> span = x.HostSpan<double>();
        for (int i = 0; i < span.Length; i++) span[i] = value(i);
        GC.KeepAlive(x);
        Tensor typed = x.To(dtype), y = typed.To(device ?? Device.Cpu);
        if (!ReferenceEquals(typed, x)) x.Dispose();
        if (!ReferenceEquals(y, typed)) typed.Dispose();
        return y;
    }

    private static ReadOnlySpan<T> Flat<T>(Array values) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);

    private static void RequireCount(long count, in Shape shape, string operation)
    {
        shape.Validate(operation);
        if (shape.Size != count) throw new ShapeException($"[{operation}] {count} elements do not fill shape {shape}");
    }
}
