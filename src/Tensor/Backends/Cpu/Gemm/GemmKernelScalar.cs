using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>Tiles of 4 rows and 4 columns, number by number, for a processor or setting without vectors.</summary>
internal readonly unsafe struct GemmKernelScalar : IGemmKernel
{
    public static int Rows => 4;

    public static int Columns<T>() where T : unmanaged => 4;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T>(int k, T* a, T* b, T* tile) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < 4; i++)
        {
            T c0 = T.Zero, c1 = T.Zero, c2 = T.Zero, c3 = T.Zero;
            for (int p = 0; p < k; p++)
            {
                T x = a[4 * p + i];
                T* row = b + 4 * p;
                c0 += x * row[0];
                c1 += x * row[1];
                c2 += x * row[2];
                c3 += x * row[3];
            }
            (tile[4 * i], tile[4 * i + 1], tile[4 * i + 2], tile[4 * i + 3]) = (c0, c1, c2, c3);
        }
    }
}
