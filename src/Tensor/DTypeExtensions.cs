using System.Runtime.CompilerServices;

namespace DeZeroNative;

/// <summary>Facts about element types.</summary>
public static class DTypeExtensions
{
    /// <summary>Bytes per element.</summary>
    public static int Size(this DType dtype) => dtype switch
    {
        DType.Bool or DType.UInt8 => 1,
        DType.Int32 or DType.Float32 => 4,
        _ => 8,
    };

    /// <summary>Whether the type is <see cref="DType.Float32"/> or <see cref="DType.Float64"/>.</summary>
    public static bool IsFloat(this DType dtype) => dtype >= DType.Float32;

    /// <summary>Whether the type is an integer type; <see cref="DType.Bool"/> is not.</summary>
    public static bool IsInteger(this DType dtype) => dtype is DType.UInt8 or DType.Int32 or DType.Int64;

    /// <summary>The name as messages and printing show it, such as <c>float32</c>.</summary>
    public static string Name(this DType dtype) => dtype switch
    {
        DType.Bool => "bool",
        DType.UInt8 => "uint8",
        DType.Int32 => "int32",
        DType.Int64 => "int64",
        DType.Float32 => "float32",
        _ => "float64",
    };

    /// <summary>The element type of the C# type <typeparamref name="T"/>.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is no element type.</exception>
    public static DType Of<T>() where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return DType.Float32;
        if (typeof(T) == typeof(double)) return DType.Float64;
        if (typeof(T) == typeof(long)) return DType.Int64;
        if (typeof(T) == typeof(int)) return DType.Int32;
        if (typeof(T) == typeof(byte)) return DType.UInt8;
        if (typeof(T) == typeof(bool)) return DType.Bool;
        throw new DTypeException($"[dtype] {typeof(T)} is not an element type; use bool, byte, int, long, float or double");
    }

    /// <summary>Whether spans of <typeparamref name="T"/> may be taken over elements of this type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Is<T>(this DType dtype) where T : unmanaged =>
        dtype == Of<T>() || (dtype == DType.Bool && typeof(T) == typeof(byte));

    /// <summary>The type that holds a result of both: the later in the order of <see cref="DType"/>.</summary>
    public static DType Promote(DType a, DType b) => a > b ? a : b;

    /// <summary>This type when it is floating, else <see cref="DType.Float32"/>.</summary>
    internal static DType ToFloating(this DType dtype) => dtype.IsFloat() ? dtype : DType.Float32;
}
