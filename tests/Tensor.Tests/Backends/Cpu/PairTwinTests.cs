using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>C kernels of two arguments against their managed twins, to the bit, in every variant that this processor runs.</summary>
public unsafe class PairTwinTests
{
    [Fact]
    public void Twins_give_the_same_bits()
    {
        Check<SigmoidGradientOp, float>(SpecialValues.Singles);
        Check<SigmoidGradientOp, double>(SpecialValues.Doubles);
        Check<TanhGradientOp, float>(SpecialValues.Singles);
        Check<TanhGradientOp, double>(SpecialValues.Doubles);
        Check<ReluGradientOp, float>(SpecialValues.Singles);
        Check<ReluGradientOp, double>(SpecialValues.Doubles);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Rows_of_every_length_and_layout_have_the_bits_of_single_elements(DType dtype)
    {
        foreach (int length in Lengths.Values.Append(40_000))
        {
            Tensor gy = Values.Random(length, dtype, 1), y = Values.Random(length, dtype, 2, -1, 1);
            double[] gys = Values.Of(gy), ys = Values.Of(y);
            double[] expected = [.. gys.Zip(ys, (a, b) => dtype == DType.Float32 ? (float)a * (1 - (float)b * (float)b) : a * (1 - b * b))];
            foreach (LayoutCase g in Layouts.Of(gy))
                foreach (LayoutCase v in Layouts.Of(y))
                    TensorAssert.Equal(expected, Tensor.TanhGradient(g.Tensor, v.Tensor));
        }
    }

    private static void Check<TOp, T>(IReadOnlyList<T> special) where TOp : struct, IBinaryOp where T : unmanaged, IFloatingPointIeee754<T>
    {
        KernelPairFunction kernel = TOp.Kernel ?? throw new InvalidOperationException($"{TOp.Name} has no kernel");
        T[] a = [.. from x in special from y in special select x, .. Random(1000, 1)], b = [.. from x in special from y in special select y, .. Random(1000, 2)];
        T[] managed = new T[a.Length], native = new T[a.Length];
        TOp.Invoke<T>(a, b, managed);
        foreach (KernelVariant variant in Enum.GetValues<KernelVariant>())
        {
            if (!DezeroKernels.Supports(variant)) continue;
            fixed (T* pa = a, pb = b, py = native)
            {
                if (typeof(T) == typeof(float)) DezeroKernels.Binary(variant, kernel, a.Length, (float*)pa, (float*)pb, (float*)py);
                else DezeroKernels.Binary(variant, kernel, a.Length, (double*)pa, (double*)pb, (double*)py);
            }
            TensorAssert.Equal(Array.ConvertAll(managed, double.CreateChecked), Tensor.From(Array.ConvertAll(native, double.CreateChecked)));
        }

        static T[] Random(int count, int seed) => Array.ConvertAll(Values.Random(count, DType.Float64, seed).ToArray<double>(), T.CreateTruncating);
    }
}
