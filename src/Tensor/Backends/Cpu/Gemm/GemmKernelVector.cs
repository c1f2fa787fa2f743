using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// Tiles of 6 rows and two vectors of the processor's width: 12 sums, two pieces of b and one element of a fill 15 of 16 registers.
/// </summary>
internal readonly unsafe struct GemmKernelVector : IGemmKernel
{
    public static int Rows => 6;

    public static int Columns<T>() where T : unmanaged => 2 * Vector<T>.Count;

    // Optimized from the first call: what is not yet optimized would be ten times slower, and round otherwise.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T>(int k, T* a, T* b, T* tile) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> c0 = default, d0 = default;
        Vector<T> c1 = default, d1 = default;
        Vector<T> c2 = default, d2 = default;
        Vector<T> c3 = default, d3 = default;
        Vector<T> c4 = default, d4 = default;
        Vector<T> c5 = default, d5 = default;
        for (int p = 0; p < k; p++)
        {
            Vector<T> b0 = Vector.LoadAligned(b), b1 = Vector.LoadAligned(b + Vector<T>.Count), x;
            x = new Vector<T>(a[0]);
            c0 = Fma(x, b0, c0);
            d0 = Fma(x, b1, d0);
            x = new Vector<T>(a[1]);
            c1 = Fma(x, b0, c1);
            d1 = Fma(x, b1, d1);
            x = new Vector<T>(a[2]);
            c2 = Fma(x, b0, c2);
            d2 = Fma(x, b1, d2);
            x = new Vector<T>(a[3]);
            c3 = Fma(x, b0, c3);
            d3 = Fma(x, b1, d3);
            x = new Vector<T>(a[4]);
            c4 = Fma(x, b0, c4);
            d4 = Fma(x, b1, d4);
            x = new Vector<T>(a[5]);
            c5 = Fma(x, b0, c5);
            d5 = Fma(x, b1, d5);
            a += 6;
            b += 2 * Vector<T>.Count;
        }
        Store(c0, d0, tile, 0);
        Store(c1, d1, tile, 1);
        Store(c2, d2, tile, 2);
        Store(c3, d3, tile, 3);
        Store(c4, d4, tile, 4);
        Store(c5, d5, tile, 5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Fma<T>(Vector<T> x, Vector<T> y, Vector<T> z) where T : unmanaged
    {
        // Fused where the processor has it, else a product and a sum.
        return typeof(T) == typeof(float)
            ? Vector.MultiplyAddEstimate(x.As<T, float>(), y.As<T, float>(), z.As<T, float>()).As<float, T>()
            : Vector.MultiplyAddEstimate(x.As<T, double>(), y.As<T, double>(), z.As<T, double>()).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector<T> c, Vector<T> d, T* tile, int row) where T : unmanaged
    {
        Vector.StoreAligned(c, tile + 2 * row * Vector<T>.Count);
        Vector.StoreAligned(d, tile + (2 * row + 1) * Vector<T>.Count);
    }
}
