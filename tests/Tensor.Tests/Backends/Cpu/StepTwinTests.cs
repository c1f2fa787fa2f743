using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;
using DeZeroNative.Steps;

namespace DeZeroNative.Tests;

/// <summary>Every C kernel of an update against its managed twin, to the bit, in every variant that this processor runs.</summary>
public unsafe class StepTwinTests
{
    [Fact]
    public void Twins_give_the_same_bits()
    {
        Check(new SgdStep(0.1));
        Check(new MomentumStep(0.1, 0.9));
        Check(new NesterovStep(0.1, 0.9, 0.01));
        Check(new AdamStep(0.01, 0.9, 0.999, 1e-8, 0.125));
        Check(new AdaGradStep(0.1, 1e-3));
        Check(new AdaDeltaStep(0.9, 1e-3));
        Check(new RmspropStep<No, No>(0.1, 0.9, 1e-3, 0.8));
        Check(new RmspropStep<No, Yes>(0.1, 0.9, 1e-3, 0.8));
        Check(new RmspropStep<Yes, No>(0.1, 0.9, 1e-3, 0.8));
        Check(new RmspropStep<Yes, Yes>(0.1, 0.9, 1e-3, 0.8));
        Check(new ScaleStep(0.1));
        Check(new DecayStep(0.1));
        Check(new AverageStep(0.1));
    }

    private static void Check<TOp>(in TOp op) where TOp : struct, IStepOp
    {
        Check<TOp, float>(op, SpecialValues.Singles);
        Check<TOp, double>(op, SpecialValues.Doubles);
    }

    private static void Check<TOp, T>(in TOp op, IReadOnlyList<T> special) where TOp : struct, IStepOp where T : unmanaged, IFloatingPointIeee754<T>
    {
        KernelStep kernel = TOp.Kernel ?? throw new InvalidOperationException($"{TOp.Name} has no kernel");
        T* numbers = stackalloc T[IStepOp.MaxNumbers];
        op.Write(new Span<T>(numbers, IStepOp.MaxNumbers));
        foreach (int length in Lengths.Values)
        {
            T[][] managed = Arrays(length, special);
            Run(managed, (x, count) => TOp.Invoke(new ReadOnlySpan<T>(numbers, IStepOp.MaxNumbers), x, count));
            foreach (KernelVariant variant in Enum.GetValues<KernelVariant>())
            {
                if (!DezeroKernels.Supports(variant)) continue;
                T[][] native = Arrays(length, special);
                Run(native, (x, count) =>
                {
                    if (typeof(T) == typeof(float)) DezeroKernels.Step(variant, kernel, count, (float*)numbers, (float**)x);
                    else DezeroKernels.Step(variant, kernel, count, (double*)numbers, (double**)x);
                });
                foreach ((T[] expected, T[] actual) in managed.Zip(native)) AssertSameBits(expected, actual, $"{TOp.Name} of {length}, {variant}");
            }
        }
    }

    private delegate void Update<T>(T** x, long count) where T : unmanaged;

    private static void Run<T>(T[][] arrays, Update<T> update) where T : unmanaged
    {
        fixed (T* a = arrays[0], b = arrays[1], c = arrays[2], d = arrays[3], e = arrays[4])
        {
            T** x = stackalloc T*[IStepOp.MaxArrays] { a + 1, b + 1, c + 1, d + 1, e + 1 };
            update(x, arrays[0].Length - 2);
        }
    }

    /// <summary>Numbers and, among them, the special ones, in every array at another place; one more at each end.</summary>
    private static T[][] Arrays<T>(int length, IReadOnlyList<T> special) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var arrays = new T[IStepOp.MaxArrays][];
        for (int a = 0; a < arrays.Length; a++)
        {
            arrays[a] = Array.ConvertAll(Values.Random(length + 2, DType.Float64, seed: a, low: a == 0 ? -1 : 0.01, high: 1).ToArray<double>(), T.CreateTruncating);
            for (int i = 1 + a; i <= length; i += 11) arrays[a][i] = special[(i / 11 + 3 * a) % special.Count];
        }
        return arrays;
    }

    // The bits of a NaN are the processor's choice.
    private static void AssertSameBits<T>(T[] expected, T[] actual, string what) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            T x = expected[i], y = actual[i];
            bool same = T.IsNaN(x) ? T.IsNaN(y) : x == y && T.IsNegative(x) == T.IsNegative(y);
            Assert.True(same, $"{what}, element {i}: {x:R} and {y:R}");
        }
    }
}
