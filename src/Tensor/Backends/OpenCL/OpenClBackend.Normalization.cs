using System.Runtime.InteropServices;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void Moments(Tensor x, in NormGroups groups, Tensor mean, Tensor var)
    {
        KernelLaunch launch = BeginNormalization("norm_moments", x, new NormShape(groups, affine: false, given: false));
        PassAll(ref launch, mean, var);
        RunRows(ref launch, x.DType, mean.Size);
        KeepAlive(x, mean, var);
    }

    public void Normalize(Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, Tensor? beta, Tensor y)
    {
        KernelLaunch launch = BeginNormalization("norm_apply", x, new NormShape(groups, gamma is not null, given: false), eps);
        PassAll(ref launch, mean, var, gamma ?? mean, beta ?? mean, y);
        launch.Index(y.Size);
        launch.Run(Groups(y.Size, _elementwiseGroup), _elementwiseGroup);
        KeepAlive(x, mean, var);
        KeepAlive(gamma ?? x, beta ?? x, y);
    }

    public void NormalizeGradient(
        Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, bool given, Tensor gy, Tensor gx, Tensor? ggamma,
        Tensor? gbeta)
    {
        var shape = new NormShape(groups, gamma is not null, given);
        KernelLaunch launch = BeginNormalization("norm_gradient", x, shape, eps);
        PassAll(ref launch, mean, var, gamma ?? mean, gy, gx);
        RunRows(ref launch, x.DType, mean.Size);
        if (ggamma is not null)
        {
            KernelLaunch affine = BeginNormalization("norm_affine_gradient", x, shape, eps);
            PassAll(ref affine, mean, var, gy, ggamma, gbeta!);
            RunRows(ref affine, x.DType, groups.Channels);
        }
        KeepAlive(x, mean, var);
        KeepAlive(gamma ?? x, gy, gx);
        KeepAlive(ggamma ?? x, gbeta ?? x, gx);
    }

    private KernelLaunch BeginNormalization(string kernel, Tensor x, in NormShape shape, double? eps = null)
    {
        bool wide = IsWide(x);
        KernelLaunch launch = Program("normalization", x.DType, wide)[kernel].Begin(wide);
        Pass(ref launch, x);
        launch.Value(shape);
        if (eps is { } number) Number(ref launch, x.DType, number);
        return launch;
    }

    private static void PassAll(ref KernelLaunch launch, params ReadOnlySpan<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors) Pass(ref launch, tensor);
    }

    /// <summary>The structure <c>norm_shape</c> of normalization.cl.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct NormShape(in NormGroups groups, bool affine, bool given)
    {
        private readonly long _samples = groups.Samples, _channels = groups.Channels, _inner = groups.Inner, _groups = groups.Groups;
        private readonly int _perSample = groups.PerSample ? 1 : 0, _affine = affine ? 1 : 0, _given = given ? 1 : 0, _unused = 0;
    }
}
