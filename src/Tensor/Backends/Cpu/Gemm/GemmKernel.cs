using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// The innermost part of <see cref="ManagedGemm"/>: Rows x Columns elements of c, held in twelve registers while a panel of a
/// and a panel of b go by. Both panels are packed, depth by Rows and depth by Columns; edges of c are cut at the end.
/// </summary>
internal static unsafe class GemmKernel
{
    /// <summary>Rows of c at once: with two vectors a row, 12 sums, 2 vectors of b and 1 of a fill the 16 registers of AVX2.</summary>
    internal const int Rows = 6;

    private const int MostColumns = 32;

    /// <summary>Columns of c at once: two vectors.</summary>
    internal static int Columns<T>() => 2 * Vector<T>.Count;

    /// <summary>c = alpha a b + beta c for rows x columns elements of c, where beta 0 does not read c.</summary>
    [SkipLocalsInit]
    internal static void Run<T>(int depth, T* a, T* b, T alpha, T beta, T* c, int ldc, int rows, int columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector<T> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (int p = 0; p < depth; p++)
        {
            Vector<T> b0 = Vector.Load(b), b1 = Vector.Load(b + Vector<T>.Count);
            var x = new Vector<T>(a[0]);
            c00 = MultiplyAdd(x, b0, c00);
            c01 = MultiplyAdd(x, b1, c01);
            x = new Vector<T>(a[1]);
            c10 = MultiplyAdd(x, b0, c10);
            c11 = MultiplyAdd(x, b1, c11);
            x = new Vector<T>(a[2]);
            c20 = MultiplyAdd(x, b0, c20);
            c21 = MultiplyAdd(x, b1, c21);
            x = new Vector<T>(a[3]);
            c30 = MultiplyAdd(x, b0, c30);
            c31 = MultiplyAdd(x, b1, c31);
            x = new Vector<T>(a[4]);
            c40 = MultiplyAdd(x, b0, c40);
            c41 = MultiplyAdd(x, b1, c41);
            x = new Vector<T>(a[5]);
            c50 = MultiplyAdd(x, b0, c50);
            c51 = MultiplyAdd(x, b1, c51);
            a += Rows;
            b += 2 * Vector<T>.Count;
        }
        if (rows == Rows && columns == Columns<T>())
        {
            StoreRow(c00, c01, alpha, beta, c);
            StoreRow(c10, c11, alpha, beta, c + ldc);
            StoreRow(c20, c21, alpha, beta, c + 2L * ldc);
            StoreRow(c30, c31, alpha, beta, c + 3L * ldc);
            StoreRow(c40, c41, alpha, beta, c + 4L * ldc);
            StoreRow(c50, c51, alpha, beta, c + 5L * ldc);
            return;
        }
        T* tile = stackalloc T[Rows * MostColumns];
        int width = Columns<T>();
        StoreRow(c00, c01, alpha, T.Zero, tile);
        StoreRow(c10, c11, alpha, T.Zero, tile + width);
        StoreRow(c20, c21, alpha, T.Zero, tile + 2 * width);
        StoreRow(c30, c31, alpha, T.Zero, tile + 3 * width);
        StoreRow(c40, c41, alpha, T.Zero, tile + 4 * width);
        StoreRow(c50, c51, alpha, T.Zero, tile + 5 * width);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                c[(long)i * ldc + j] = beta == T.Zero ? tile[i * width + j] : tile[i * width + j] + beta * c[(long)i * ldc + j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow<T>(Vector<T> left, Vector<T> right, T alpha, T beta, T* c) where T : unmanaged, IFloatingPointIeee754<T>
    {
        left *= alpha;
        right *= alpha;
        if (beta != T.Zero)
        {
            left += Vector.Load(c) * beta;
            right += Vector.Load(c + Vector<T>.Count) * beta;
        }
        left.Store(c);
        right.Store(c + Vector<T>.Count);
    }

    // One rounding where the processor has it, else two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> MultiplyAdd<T>(Vector<T> x, Vector<T> y, Vector<T> z) where T : unmanaged, IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float)
            ? Vector.MultiplyAddEstimate(x.As<T, float>(), y.As<T, float>(), z.As<T, float>()).As<float, T>()
            : Vector.MultiplyAddEstimate(x.As<T, double>(), y.As<T, double>(), z.As<T, double>()).As<double, T>();
}
