using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// Tiles of 12 rows and two vectors of 512 bits: 24 sums, two pieces of b and one element of a fill 27 of 32 registers.
/// </summary>
internal readonly unsafe struct GemmKernel512 : IGemmKernel
{
    public static int Rows => 12;

    public static int Columns<T>() where T : unmanaged => 2 * Vector512<T>.Count;

    // Optimized from the first call: what is not yet optimized would be ten times slower, and round otherwise.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T>(int k, T* a, T* b, T* tile) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<T> c0 = default, d0 = default;
        Vector512<T> c1 = default, d1 = default;
        Vector512<T> c2 = default, d2 = default;
        Vector512<T> c3 = default, d3 = default;
        Vector512<T> c4 = default, d4 = default;
        Vector512<T> c5 = default, d5 = default;
        Vector512<T> c6 = default, d6 = default;
        Vector512<T> c7 = default, d7 = default;
        Vector512<T> c8 = default, d8 = default;
        Vector512<T> c9 = default, d9 = default;
        Vector512<T> c10 = default, d10 = default;
        Vector512<T> c11 = default, d11 = default;
        for (int p = 0; p < k; p++)
        {
            Vector512<T> b0 = Vector512.LoadAligned(b), b1 = Vector512.LoadAligned(b + Vector512<T>.Count), x;
            x = Vector512.Create(a[0]);
            c0 = Fma(x, b0, c0);
            d0 = Fma(x, b1, d0);
            x = Vector512.Create(a[1]);
            c1 = Fma(x, b0, c1);
            d1 = Fma(x, b1, d1);
            x = Vector512.Create(a[2]);
            c2 = Fma(x, b0, c2);
            d2 = Fma(x, b1, d2);
            x = Vector512.Create(a[3]);
            c3 = Fma(x, b0, c3);
            d3 = Fma(x, b1, d3);
            x = Vector512.Create(a[4]);
            c4 = Fma(x, b0, c4);
            d4 = Fma(x, b1, d4);
            x = Vector512.Create(a[5]);
            c5 = Fma(x, b0, c5);
            d5 = Fma(x, b1, d5);
            x = Vector512.Create(a[6]);
            c6 = Fma(x, b0, c6);
            d6 = Fma(x, b1, d6);
            x = Vector512.Create(a[7]);
            c7 = Fma(x, b0, c7);
            d7 = Fma(x, b1, d7);
            x = Vector512.Create(a[8]);
            c8 = Fma(x, b0, c8);
            d8 = Fma(x, b1, d8);
            x = Vector512.Create(a[9]);
            c9 = Fma(x, b0, c9);
            d9 = Fma(x, b1, d9);
            x = Vector512.Create(a[10]);
            c10 = Fma(x, b0, c10);
            d10 = Fma(x, b1, d10);
            x = Vector512.Create(a[11]);
            c11 = Fma(x, b0, c11);
            d11 = Fma(x, b1, d11);
            a += 12;
            b += 2 * Vector512<T>.Count;
        }
        Store(c0, d0, tile, 0);
        Store(c1, d1, tile, 1);
        Store(c2, d2, tile, 2);
        Store(c3, d3, tile, 3);
        Store(c4, d4, tile, 4);
        Store(c5, d5, tile, 5);
        Store(c6, d6, tile, 6);
        Store(c7, d7, tile, 7);
        Store(c8, d8, tile, 8);
        Store(c9, d9, tile, 9);
        Store(c10, d10, tile, 10);
        Store(c11, d11, tile, 11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Fma<T>(Vector512<T> x, Vector512<T> y, Vector512<T> z) where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return Vector512.MultiplyAddEstimate(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>();
        return Vector512.MultiplyAddEstimate(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector512<T> c, Vector512<T> d, T* tile, int row) where T : unmanaged
    {
        Vector512.StoreAligned(c, tile + 2 * row * Vector512<T>.Count);
        Vector512.StoreAligned(d, tile + (2 * row + 1) * Vector512<T>.Count);
    }
}
