using DeZeroNative.Backends.Cpu;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>The C kernels of softmax and cross entropy against their managed twins, in every variant that this processor runs.</summary>
public unsafe class SoftmaxTwinTests
{
    private const int Rows = 4;

    // The sum of both twins' errors: numbers are up to 16 from the largest, whose difference is rounded by both.
    private const double Ulps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(2000)]
    public void Twins_agree(int n)
    {
        Singles(n);
        Doubles(n);
    }

    private static void Singles(int n)
    {
        float[] x = Values.Random((Rows, n), DType.Float32, seed: n, low: -8, high: 8).ToArray<float>(), y = new float[x.Length], z = new float[x.Length];
        long[] labels = [.. Enumerable.Range(0, Rows).Select(r => (long)(r * 11 % n))];
        fixed (float* px = x, py = y, pz = z)
        fixed (long* pt = labels)
        {
            foreach (KernelVariant variant in Variants())
            {
                SoftmaxRows<float>.ManagedSoftmax(Rows, n, px, py);
                DezeroKernels.ThrowIfFailed(DezeroKernels.Softmax(variant, Rows, n, px, pz));
                TensorAssert.WithinUlps([.. y], Tensor.From(z), Ulps);

                SoftmaxRows<float>.ManagedLogSoftmax(Rows, n, px, py);
                DezeroKernels.ThrowIfFailed(DezeroKernels.LogSoftmax(variant, Rows, n, px, pz));
                TensorAssert.Close([.. y], Tensor.From(z), rtol: 3e-6, atol: 3e-6);

                SoftmaxRows<float>.ManagedCrossEntropyGradient(Rows, n, px, pt, 0.7f, py);
                DezeroKernels.ThrowIfFailed(DezeroKernels.CrossEntropyGradient(variant, Rows, n, px, pt, 0.7f, pz));
                TensorAssert.Close([.. y], Tensor.From(z), rtol: 3e-6, atol: 3e-7);

                DezeroKernels.ThrowIfFailed(DezeroKernels.CrossEntropy(variant, Rows, n, px, pt, out double total));
                Assert.Equal(SoftmaxRows<float>.ManagedCrossEntropy(Rows, n, px, pt), total, 1e-5);
            }
        }
    }

    private static void Doubles(int n)
    {
        double[] x = Values.Random((Rows, n), DType.Float64, seed: n, low: -8, high: 8).ToArray<double>(), y = new double[x.Length], z = new double[x.Length];
        long[] labels = [.. Enumerable.Range(0, Rows).Select(r => (long)(r * 11 % n))];
        fixed (double* px = x, py = y, pz = z)
        fixed (long* pt = labels)
        {
            foreach (KernelVariant variant in Variants())
            {
                SoftmaxRows<double>.ManagedSoftmax(Rows, n, px, py);
                DezeroKernels.ThrowIfFailed(DezeroKernels.Softmax(variant, Rows, n, px, pz));
                TensorAssert.WithinUlps(y, Tensor.From(z), Ulps);

                SoftmaxRows<double>.ManagedLogSoftmax(Rows, n, px, py);
                DezeroKernels.ThrowIfFailed(DezeroKernels.LogSoftmax(variant, Rows, n, px, pz));
                TensorAssert.Close(y, Tensor.From(z), rtol: 6e-15, atol: 6e-15);

                SoftmaxRows<double>.ManagedCrossEntropyGradient(Rows, n, px, pt, 0.7, py);
                DezeroKernels.ThrowIfFailed(DezeroKernels.CrossEntropyGradient(variant, Rows, n, px, pt, 0.7, pz));
                TensorAssert.Close(y, Tensor.From(z), rtol: 6e-15, atol: 6e-16);

                DezeroKernels.ThrowIfFailed(DezeroKernels.CrossEntropy(variant, Rows, n, px, pt, out double total));
                Assert.Equal(SoftmaxRows<double>.ManagedCrossEntropy(Rows, n, px, pt), total, 1e-13);
            }
        }
    }

    private static IEnumerable<KernelVariant> Variants() => Enum.GetValues<KernelVariant>().Where(DezeroKernels.Supports);
}
