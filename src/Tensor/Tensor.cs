using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeZeroNative;

/// <summary>
/// An n-dimensional array of numbers of one type on one device. Transpose, slices, broadcasts and most reshapes are views
/// that share memory; operators and methods make new tensors. Memory comes from a pool and returns by itself;
/// <see cref="Dispose"/> and <see cref="TensorScope"/> return it sooner. Different threads may read one tensor at once.
/// </summary>
[CollectionBuilder(typeof(Tensor), nameof(Create))]
[DebuggerDisplay("{DType} {Shape} on {Device}")]
public sealed partial class Tensor : IDisposable
{
    private readonly Layout _layout;
    private readonly long _offset;
    private Storage? _storage;

    internal Tensor(Storage storage, Layout layout, long offset, DType dtype)
    {
        _storage = storage;
        _layout = layout;
        _offset = offset;
        DType = dtype;
        TensorScope.Current?.Add(this);
    }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape => _layout.Shape;

    /// <summary>Number of axes.</summary>
    public int Rank => _layout.Rank;

    /// <summary>Number of elements.</summary>
    public long Size => _layout.Size;

    /// <summary>The size of axis 0.</summary>
    /// <exception cref="ShapeException">The tensor has no axes.</exception>
    public long Length => Rank > 0 ? _layout.Shape[0] : throw new ShapeException("[length] a tensor of shape () has no length");

    /// <summary>The element type.</summary>
    public DType DType { get; }

    /// <summary>Where the elements are.</summary>
    public Device Device => Storage.Device;

    /// <summary>Per axis, the distance in elements between neighbours.</summary>
    public ReadOnlySpan<long> Strides => _layout.Strides;

    /// <summary>Whether the elements lie densely in row-major order.</summary>
    public bool IsContiguous => _layout.IsContiguous;

    /// <summary>Whether the memory was given back.</summary>
    public bool IsDisposed => _storage is null;

    internal Layout Layout => _layout;

    /// <summary>Position of the first element in the storage, in elements.</summary>
    internal long Offset => _offset;

    internal Storage Storage
    {
        get
        {
            Storage? storage = _storage;
            if (storage is null) ThrowDisposed();
            return storage;
        }
    }

    internal Backends.IBackend Backend => Storage.Device.Backend;

    /// <summary>The first byte of the storage of a CPU tensor.</summary>
    internal ref byte HostOrigin => ref Unsafe.As<HostStorage>(Storage).Origin;

    /// <summary>The first element of a tensor in host memory. Keep the tensor reachable while the reference is used.</summary>
    internal ref T Origin<T>() where T : unmanaged =>
        ref Unsafe.Add(ref Unsafe.As<byte, T>(ref HostOrigin), (nint)_offset);

    /// <summary>The elements of a contiguous CPU tensor, in place. The span stays valid for as long as it is held.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the element type (byte may be taken for bool).</exception>
    /// <exception cref="DeviceException">The tensor is not on the CPU; call <c>To(Device.Cpu)</c> first.</exception>
    /// <exception cref="InvalidOperationException">The tensor is strided; call <see cref="Contiguous"/> first.</exception>
    public Span<T> AsSpan<T>() where T : unmanaged
    {
        RequireSpan<T>("as_span");
        if (!IsContiguous) throw new InvalidOperationException($"[as_span] the tensor of shape {Shape} is a strided view; call Contiguous() first");
        if (Size > int.MaxValue) throw new InvalidOperationException($"[as_span] {Size} elements do not fit a span; slice the tensor of shape {Shape}");
        return MemoryMarshal.CreateSpan(ref ExposedOrigin<T>(), (int)Size);
    }

    /// <summary>The elements in row-major order, copied to a new array. Waits for the device.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the element type (byte may be taken for bool).</exception>
    /// <exception cref="InvalidOperationException">There are more elements than an array holds.</exception>
    public T[] ToArray<T>() where T : unmanaged
    {
        RequireType<T>("to_array");
        if (Size > Array.MaxLength) throw new InvalidOperationException($"[to_array] {Size} elements do not fit an array; slice the tensor of shape {Shape}");
        var array = new T[Size];
        Tensor host = Device.IsCpu ? this : To(Device.Cpu);
        Tensor dense = host.Contiguous();
        MemoryMarshal.CreateSpan(ref dense.Origin<T>(), array.Length).CopyTo(array);
        GC.KeepAlive(dense);
        if (!ReferenceEquals(dense, this)) dense.Dispose();
        if (!ReferenceEquals(host, this)) host.Dispose();
        return array;
    }

    /// <summary>The value of a tensor of one element. Waits for the device.</summary>
    /// <typeparam name="T">The type to read as; the value is converted.</typeparam>
    /// <exception cref="ShapeException">The tensor has not exactly one element.</exception>
    public T Item<T>() where T : unmanaged, System.Numerics.INumberBase<T>
    {
        if (Size != 1) throw new ShapeException($"[item] one element expected, got shape {Shape}");
        return DType switch
        {
            DType.Float32 => T.CreateSaturating(ReadOne<float>()),
            DType.Float64 => T.CreateSaturating(ReadOne<double>()),
            DType.Int64 => T.CreateSaturating(ReadOne<long>()),
            DType.Int32 => T.CreateSaturating(ReadOne<int>()),
            _ => T.CreateSaturating(ReadOne<byte>()),
        };
    }

    /// <summary>The value of a tensor of one element, as a double.</summary>
    /// <exception cref="ShapeException">The tensor has not exactly one element.</exception>
    public double Item() => Item<double>();

    /// <summary>Lets go of the memory; views made of it keep it alive. Using this tensor afterwards raises <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => Interlocked.Exchange(ref _storage, null)?.Release();

    /// <summary>Uninitialized memory of a shape, dense.</summary>
    internal static Tensor Allocate(Layout layout, DType dtype, Device device) =>
        new(device.Backend.Allocate(layout.Size * dtype.Size()), layout, 0, dtype);

    internal static Tensor Allocate(in Shape shape, DType dtype, Device device) => Allocate(Layout.Contiguous(shape), dtype, device);

    /// <summary>Uninitialized dense memory of the shape, type and device of <paramref name="x"/>.</summary>
    internal static Tensor AllocateLike(Tensor x) => AllocateLike(x, x.DType);

    internal static Tensor AllocateLike(Tensor x, DType dtype) =>
        Allocate(x.IsContiguous ? x._layout : Layout.Contiguous(x._layout.Shape), dtype, x.Device);

    /// <summary>Another view of the same memory.</summary>
    internal Tensor View(Layout layout, long offset)
    {
        Storage storage = Storage;
        storage.Retain();
        return new(storage, layout, offset, DType);
    }

    internal Tensor View(Layout layout) => View(layout, _offset);

    private T ReadOne<T>() where T : unmanaged
    {
        if (Device.IsCpu)
        {
            T value = Origin<T>();
            GC.KeepAlive(this);
            return value;
        }
        using Tensor host = To(Device.Cpu);
        return host.Origin<T>();
    }

    private ref T ExposedOrigin<T>() where T : unmanaged
    {
        Unsafe.As<HostStorage>(Storage).Expose();
        return ref Origin<T>();
    }

    private void RequireType<T>(string operation) where T : unmanaged
    {
        if (!DType.Is<T>()) throw new DTypeException($"[{operation}] elements are {DType.Name()}, not {typeof(T).Name}; call To(DType) first");
    }

    private void RequireSpan<T>(string operation) where T : unmanaged
    {
        RequireType<T>(operation);
        if (!Device.IsCpu) throw new DeviceException($"[{operation}] the tensor is on {Device}; call To(Device.Cpu) first");
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void ThrowDisposed() =>
        throw new ObjectDisposedException(nameof(Tensor), "The tensor was disposed, or the TensorScope that it was made in has ended.");
}
