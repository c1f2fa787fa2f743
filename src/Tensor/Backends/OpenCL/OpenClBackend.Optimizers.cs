using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void SgdStep(double lr, Tensor g, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("sgd", p);
        launch.Buffer(Memory(g), g.Offset);
        FinishStep(ref launch, p, lr);
        GC.KeepAlive(g);
    }

    public void MomentumStep(double lr, double momentum, Tensor g, Tensor v, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("momentum", p);
        launch.Buffer(Memory(g), g.Offset);
        launch.Buffer(Memory(v), v.Offset);
        FinishStep(ref launch, p, lr, momentum);
        GC.KeepAlive(g);
        GC.KeepAlive(v);
    }

    public void AdamStep(double lr, double beta1, double beta2, double eps, Tensor g, Tensor m, Tensor v, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("adam", p);
        launch.Buffer(Memory(g), g.Offset);
        launch.Buffer(Memory(m), m.Offset);
        launch.Buffer(Memory(v), v.Offset);

        // One minus beta is taken in the type of p, as on the CPU.
        bool single = p.DType == DType.Float32;
        FinishStep(ref launch, p, lr, single ? 1f - (float)beta1 : 1 - beta1, single ? 1f - (float)beta2 : 1 - beta2, eps);
        KeepAlive(g, m, v);
    }

    private KernelLaunch BeginStep(string kernel, Tensor p)
    {
        bool wide = IsWide(p);
        return Program("optimizers", p.DType, wide)[kernel].Begin(wide);
    }

    private void FinishStep(ref KernelLaunch launch, Tensor p, params scoped ReadOnlySpan<double> numbers)
    {
        launch.Buffer(Memory(p), p.Offset);
        launch.Index(p.Size);
        foreach (double number in numbers) Number(ref launch, p.DType, number);
        launch.Run(Groups(p.Size, _elementwiseGroup), _elementwiseGroup);
        GC.KeepAlive(p);
    }
}
