using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Statistics and normalization by the C kernels: the sums of <see cref="MomentSum{T}"/> with short runs taken together. Gradients stay in C#:
/// in C they took 0.65 to 0.95 of its time within the cache, and up to 1.6 times as long where three arrays of 8 MB and more stream by.
/// </summary>
internal static unsafe class NativeNorm<T> where T : unmanaged
{
    /// <summary>Whether they are faster: vectors of four and of pairs are not.</summary>
    internal static bool IsFaster { get; } = DezeroKernels.IsAvailable && DezeroKernels.Variant is KernelVariant.Avx2 or KernelVariant.Avx512;

    /// <summary>Statistics first .. first + count - 1, and y where it is not null.</summary>
    internal static void Normalize(
        in NormGroups groups, long first, long count, bool measure, double eps, T* x, T* gamma, T* beta, T* mean, T* var, T* y)
    {
        if (typeof(T) == typeof(float))
            DezeroKernels.Normalize(
                Describe(groups), first, count, measure, eps, (float*)x, (float*)gamma, (float*)beta, (float*)mean, (float*)var, (float*)y);
        else
            DezeroKernels.Normalize(
                Describe(groups), first, count, measure, eps, (double*)x, (double*)gamma, (double*)beta, (double*)mean, (double*)var, (double*)y);
    }

    private static KernelNorm Describe(in NormGroups groups) =>
        new()
        {
            Samples = groups.Samples,
            Channels = groups.Channels,
            Inner = groups.Inner,
            Groups = groups.Groups,
            PerSample = groups.PerSample ? 1 : 0,
        };
}
