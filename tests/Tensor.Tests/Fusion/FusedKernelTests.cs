using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>Expressions that a C kernel computes, and their gradients, against the same expressions step by step.</summary>
public class FusedKernelTests
{
    private static readonly (Fused Steps, Fused Kernel)[] s_functions =
    [
        With(Fused.Of(x => 0.5 * x * (1 + (Math.Sqrt(0.5) * x).Erf()), "gelu"), FusedKernel.Gelu),
        With(Fused.Of(x => 0.5 * x * (1 + (Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x.Pow(3))).Tanh()), "gelu_tanh"), FusedKernel.GeluTanh),
        With(Fused.Of(x => x * x.Sigmoid(), "silu"), FusedKernel.Silu),
    ];

    private static readonly (Fused Steps, Fused Kernel)[] s_gradients =
    [
        .. s_functions.Select(f => (f.Steps.Gradient(0), f.Kernel.Gradient(0))),
        With(Fused.Of((gy, x) => gy * x.Sigmoid(), "softplus_gradient"), FusedKernel.SoftplusGradient),
    ];

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Kernels_agree_with_the_steps_at_every_length(string device, DType dtype)
    {
        double tolerance = dtype == DType.Float32 ? 1e-6 : 2e-15;
        foreach (int length in Lengths.Values.Append(70_001))
        {
            Tensor x = Values.Random(length, dtype, 1, -6, 6).On(device), gy = Values.Random(length, dtype, 2).On(device);
            foreach ((Fused steps, Fused kernel) in s_functions) TensorAssert.Close(steps.Apply(x), kernel.Apply(x), rtol: tolerance, atol: tolerance);
            foreach ((Fused steps, Fused kernel) in s_gradients) TensorAssert.Close(steps.Apply(gy, x), kernel.Apply(gy, x), rtol: tolerance, atol: 4 * tolerance);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Every_layout_gives_the_same_bits(string device, DType dtype)
    {
        Tensor x = Values.Random((60, 70), dtype, 1, -6, 6), gy = Values.Random((60, 70), dtype, 2);
        foreach ((_, Fused kernel) in s_functions)
            foreach (LayoutCase layout in Layouts.Of(x))
                AssertSame(kernel.Apply(x.On(device)), kernel.Apply(layout.Tensor.On(device)), device);
        foreach ((_, Fused kernel) in s_gradients)
        {
            foreach (LayoutCase layout in Layouts.Of(gy)) AssertSame(kernel.Apply(gy.On(device), x.On(device)), kernel.Apply(layout.Tensor.On(device), x.On(device)), device);
            Tensor row = gy[new Slice(0, 1)].On(device);
            AssertSame(kernel.Apply(row.BroadcastTo((60, 70)).Clone(), x.On(device)), kernel.Apply(row, x.On(device)), device);
            AssertSame(kernel.Apply(Tensor.Full((60, 70), 1.5, dtype).On(device), x.On(device)), kernel.Apply(1.5, x.On(device)), device);
        }
    }

    [Theory, OnEachDevice]
    public void Inputs_of_other_types_are_taken_into_that_of_the_result(string device)
    {
        Tensor x = Values.Random(3000, DType.Float32, 1, -6, 6).To(DType.Int32).On(device), gy = Values.Random(3000, DType.Float32, 2).On(device);
        foreach ((_, Fused kernel) in s_functions) AssertSame(kernel.Apply(x.To(DType.Float32)), kernel.Apply(x), device);
        foreach ((_, Fused kernel) in s_gradients) AssertSame(kernel.Apply(gy, x.To(DType.Float32)), kernel.Apply(gy, x), device);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Kernels_do_not_depend_on_the_number_of_threads(int threads)
    {
        Tensor x = Values.Random((300, 500), DType.Float32, 1, -6, 6), gy = Values.Random((500, 300), DType.Float32, 2).T;
        Tensor[] expected = [.. s_gradients.Select(gradient => gradient.Kernel.Apply(gy, x))];
        using var budget = new ThreadBudget(threads);
        foreach (((_, Fused kernel), Tensor values) in s_gradients.Zip(expected)) TensorAssert.Equal(values, kernel.Apply(gy, x));
    }

    [SkippableFact]
    public void The_tail_keeps_its_digits()
    {
        Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");
        Tensor x = Tensor.From([-30.0]);
        TensorAssert.Close([-30 * 4.906713927148187e-198], s_functions[0].Kernel.Apply(x), rtol: 1e-13, atol: 0);
    }

    private static void AssertSame(Tensor expected, Tensor actual, string device)
    {
        // The span forms that stand in for the C kernels round a number by its neighbours in a vector, which a stride changes.
        double rounding = expected.DType == DType.Float32 ? 1e-6 : 1e-15;
        if (device == "cpu" && !DezeroKernels.IsAvailable) TensorAssert.Close(expected, actual, rtol: rounding, atol: rounding);
        else TensorAssert.Equal(expected, actual);
    }

    private static (Fused Steps, Fused Kernel) With(Fused steps, FusedKernel kernel) => (steps, steps.By(kernel));
}
