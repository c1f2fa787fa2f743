using System.Runtime.InteropServices;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    // Work-items of one sum at most, on a GPU.
    private const int LargestNormGroup = 512;

    public void Moments(Tensor x, in NormGroups groups, Tensor mean, Tensor var)
    {
        KernelLaunch launch = BeginNormalization("norm_moments", x, new NormShape(groups, affine: false, given: false));
        PassAll(ref launch, mean, var);
        RunGroups(ref launch, x.DType, mean.Size, groups.Count);
        KeepAlive(x, mean, var);
    }

    public void Normalize(Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, Tensor? beta, Tensor y)
    {
        KernelLaunch launch = BeginNormalization("norm_apply", x, new NormShape(groups, gamma is not null, given: false), eps);
        PassAll(ref launch, mean, var, gamma ?? mean, beta ?? mean, y);
        long items = !_device.IsCpu ? y.Size : groups.Inner > 1 ? groups.Samples * groups.Channels : groups.Samples;
        int group = _device.IsCpu ? 1 : _elementwiseGroup;
        launch.Index(items);
        launch.Run(Groups(items, group), group);
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
        RunGroups(ref launch, x.DType, mean.Size, groups.Count);
        if (ggamma is not null)
        {
            KernelLaunch affine = BeginNormalization("norm_affine_gradient", x, shape, eps);
            PassAll(ref affine, mean, var, gy, ggamma, gbeta!);
            long channels = _device.IsCpu && groups.Inner == 1 ? Groups(groups.Channels, Width(x.DType)) : groups.Channels;
            RunGroups(ref affine, x.DType, channels, groups.Samples * groups.Inner);
        }
        KeepAlive(x, mean, var);
        KeepAlive(gamma ?? x, gy, gx);
        KeepAlive(ggamma ?? x, gbeta ?? x, gx);
    }

    private KernelLaunch BeginNormalization(string kernel, Tensor x, in NormShape shape, double? eps = null)
    {
        bool wide = IsWide(x);
        OpenClProgram program = _device.IsCpu
            ? Program("normalization_rows", x.DType, wide, $"WIDTH {Width(x.DType)}\n") : Program("normalization", x.DType, wide);
        KernelLaunch launch = program[kernel].Begin(wide);
        Pass(ref launch, x);
        launch.Value(shape);
        if (eps is { } number) Number(ref launch, x.DType, number);
        return launch;
    }

    /// <summary>Enqueues one work-group per result; a long sum has a larger group, since results are often fewer than compute units.</summary>
    private void RunGroups(ref KernelLaunch launch, DType dtype, long results, long count)
    {
        int group = _reductionGroup;
        while (group < LargestNormGroup && 2 * group <= _device.MaxWorkGroup && count > 16L * group && !_device.IsCpu) group *= 2;
        launch.Local(group * dtype.Size());
        launch.Run(results, group);
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
