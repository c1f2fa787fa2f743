using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeZeroNative.Backends.Cpu;

/// <summary>Elements as whole numbers in the same order, in the bits of the element's size: NaN is the largest, the zeros are one.</summary>
internal static class SortKey
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Of<T>(T x) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return Of(Unsafe.BitCast<T, float>(x));
        if (typeof(T) == typeof(double)) return Of(Unsafe.BitCast<T, double>(x));
        if (typeof(T) == typeof(long)) return (ulong)Unsafe.BitCast<T, long>(x) ^ (1UL << 63);
        if (typeof(T) == typeof(int)) return (uint)Unsafe.BitCast<T, int>(x) ^ (1U << 31);
        return Unsafe.BitCast<T, byte>(x);
    }

    /// <summary>The key that turns the order round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Of<T>(T x, bool descending) where T : unmanaged, INumber<T>
    {
        ulong key = Of(x);
        return descending ? ulong.MaxValue >> (64 - 8 * Unsafe.SizeOf<T>()) ^ key : key;
    }

    private static uint Of(float x)
    {
        // Negative numbers lie in falling order of their bits.
        uint bits = BitConverter.SingleToUInt32Bits(x + 0f);
        return float.IsNaN(x) ? uint.MaxValue : (int)bits < 0 ? ~bits : bits | 1U << 31;
    }

    private static ulong Of(double x)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x + 0.0);
        return double.IsNaN(x) ? ulong.MaxValue : (long)bits < 0 ? ~bits : bits | 1UL << 63;
    }
}
