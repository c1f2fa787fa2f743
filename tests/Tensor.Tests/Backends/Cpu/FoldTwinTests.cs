using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>The C kernels that fold rows and columns against their managed twins, in every variant that this processor runs.</summary>
public unsafe class FoldTwinTests
{
    public static TheoryData<string> Folds => ["sum", "prod", "max", "min"];

    [Theory, MemberData(nameof(Folds))]
    public void Twins_agree(string fold)
    {
        switch (fold)
        {
            case "sum": Check<SumOp>(1e-5f, 1e-14); break;
            case "prod": Check<ProdOp>(1e-4f, 1e-12); break;
            case "max": Check<MaxOp>(0, 0); break;
            default: Check<MinOp>(0, 0); break;
        }
    }

    private static void Check<TOp>(float single, double twice) where TOp : struct, IReduceOp
    {
        KernelFold fold = TOp.Kernel ?? throw new InvalidOperationException($"{TOp.Name} has no kernel");
        foreach (int n in new[] { 1, 5, 16, 33, 1000, 9001 })
        {
            float[] x = Values.Random(n, DType.Float32, seed: n, low: 0.998, high: 1.002).ToArray<float>();
            double[] z = Values.Random(n, DType.Float64, seed: n, low: 0.998, high: 1.002).ToArray<double>();
            fixed (float* px = x)
            fixed (double* pz = z)
            {
                float expected = CpuBackend.Fold<TOp, float>(px, n);
                double expectedTwice = CpuBackend.Fold<TOp, double>(pz, n);
                foreach (KernelVariant variant in Enum.GetValues<KernelVariant>().Where(DezeroKernels.Supports))
                {
                    float row, column;
                    double rowTwice, columnTwice;
                    DezeroKernels.ThrowIfFailed(DezeroKernels.FoldRows(variant, fold, 1, n, n, px, &row));
                    DezeroKernels.ThrowIfFailed(DezeroKernels.FoldColumns(variant, fold, n, 1, 1, px, &column));
                    DezeroKernels.ThrowIfFailed(DezeroKernels.FoldRows(variant, fold, 1, n, n, pz, &rowTwice));
                    DezeroKernels.ThrowIfFailed(DezeroKernels.FoldColumns(variant, fold, n, 1, 1, pz, &columnTwice));

                    Assert.Equal(expected, row, single * expected);
                    Assert.Equal(expected, column, single * expected);
                    Assert.Equal(expectedTwice, rowTwice, twice * expectedTwice);
                    Assert.Equal(expectedTwice, columnTwice, twice * expectedTwice);
                }
            }
        }
    }
}
