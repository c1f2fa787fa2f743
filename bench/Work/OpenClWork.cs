namespace DeZeroNative.Bench.Work;

/// <summary>Work of the first OpenCL device, waited for.</summary>
internal static class OpenClWork
{
    /// <summary>Sizes of square matrices.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [1024];

    /// <summary>The works; none where there is no device.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Action>>> All { get; } = Device.OpenCLCount == 0
        ? []
        : Sizes.Select(n => KeyValuePair.Create<string, Func<Action>>($"opencl-sgemm-{n}", () => Sgemm(n)));

    private static Action Sgemm(int n)
    {
        Device device = Device.OpenCL(0);
        Tensor a = Noise.Of((n, n)).To(device), b = Noise.Of((n, n)).To(device);
        return () =>
        {
            Tensor.MatMul(a, b).Dispose();
            device.Synchronize();
        };
    }
}
