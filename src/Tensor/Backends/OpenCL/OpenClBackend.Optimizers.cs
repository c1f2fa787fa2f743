using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void SgdStep(double lr, Tensor g, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("sgd", p);
        Pass(ref launch, g);
        FinishStep(ref launch, p, lr);
        GC.KeepAlive(g);
    }

    public void MomentumStep(double lr, double momentum, Tensor g, Tensor v, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("momentum", p);
        Pass(ref launch, g);
        Pass(ref launch, v);
        FinishStep(ref launch, p, lr, momentum);
        GC.KeepAlive(g);
        GC.KeepAlive(v);
    }

    public void NesterovStep(double lr, double momentum, double decay, Tensor g, Tensor b, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("nesterov", p);
        Pass(ref launch, g);
        Pass(ref launch, b);
        FinishStep(ref launch, p, lr, momentum, decay);
        GC.KeepAlive(g);
        GC.KeepAlive(b);
    }

    public void AdamStep(double lr, double beta1, double beta2, double eps, double decay, Tensor g, Tensor m, Tensor v, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("adam", p);
        Pass(ref launch, g);
        Pass(ref launch, m);
        Pass(ref launch, v);

        FinishStep(ref launch, p, lr, Rest(beta1, p), Rest(beta2, p), eps, Rest(decay, p));
        KeepAlive(g, m, v);
    }

    public void AdaGradStep(double lr, double eps, Tensor g, Tensor h, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("adagrad", p);
        Pass(ref launch, g);
        Pass(ref launch, h);
        FinishStep(ref launch, p, lr, eps);
        GC.KeepAlive(g);
        GC.KeepAlive(h);
    }

    public void AdaDeltaStep(double rho, double eps, Tensor g, Tensor msg, Tensor msdx, Tensor p)
    {
        if (p.Size == 0) return;
        KernelLaunch launch = BeginStep("adadelta", p);
        Pass(ref launch, g);
        Pass(ref launch, msg);
        Pass(ref launch, msdx);
        FinishStep(ref launch, p, rho, Rest(rho, p), eps);
        KeepAlive(g, msg, msdx);
    }

    public void RmspropStep(double lr, double alpha, double eps, double momentum, Tensor g, Tensor v, Tensor? a, Tensor? b, Tensor p)
    {
        if (p.Size == 0) return;
        string kernel = (a, b) switch
        {
            (null, null) => "rmsprop",
            (null, _) => "rmsprop_momentum",
            (_, null) => "rmsprop_centered",
            _ => "rmsprop_centered_momentum",
        };
        KernelLaunch launch = BeginStep(kernel, p);
        Pass(ref launch, g);
        Pass(ref launch, v);
        if (a is not null) Pass(ref launch, a);
        if (b is not null) Pass(ref launch, b);
        if (b is null) FinishStep(ref launch, p, lr, alpha, Rest(alpha, p), eps);
        else FinishStep(ref launch, p, lr, alpha, Rest(alpha, p), eps, momentum);
        KeepAlive(g, v, v);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
    }

    /// <summary>One minus a number, taken in the type of p, as on the CPU.</summary>
    private static double Rest(double number, Tensor p) => p.DType == DType.Float32 ? 1f - (float)number : 1 - number;

    private KernelLaunch BeginStep(string kernel, Tensor p)
    {
        bool wide = IsWide(p);
        return Program("optimizers", p.DType, wide)[kernel].Begin(wide);
    }

    private void FinishStep(ref KernelLaunch launch, Tensor p, params scoped ReadOnlySpan<double> numbers)
    {
        Pass(ref launch, p);
        launch.Index(p.Size);
        foreach (double number in numbers) Number(ref launch, p.DType, number);
        launch.Run(Groups(p.Size, _elementwiseGroup), _elementwiseGroup);
        GC.KeepAlive(p);
    }
}
