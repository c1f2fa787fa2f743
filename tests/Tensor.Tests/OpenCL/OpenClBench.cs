using System.Collections.Concurrent;
using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Tests.OpenCL;

/// <summary>The first OpenCL device in several guises, and the comparison of what it computes with what the CPU computes.</summary>
public static class OpenClBench
{
    private static readonly Dictionary<string, string> s_guises = new()
    {
        ["own"] = "",
        ["lesser"] = "nofp64,nofp16,local=16k,group=64",
        ["gpu"] = "gpu",
        ["small-gpu"] = "gpu,local=16k,group=64",
        ["wide"] = "wide",
    };

    private static readonly ConcurrentDictionary<string, Lazy<Device>> s_open = new();

    /// <summary>The device as it is, with lesser capabilities, with the kernels of GPUs, and with 64-bit positions.</summary>
    public static TheoryData<string> Guises => [.. s_guises.Keys];

    internal static Device Open(string guise)
    {
        OpenClRuntime runtime = OpenClRuntime.Current;
        Skip.IfNot(runtime.State == OpenClState.Available, runtime.Message);
        return s_open.GetOrAdd(guise, _ => new Lazy<Device>(() =>
            OpenClDevices.Open($"opencl:{guise}", runtime.Devices[0].Under(CapabilityLimits.Parse(s_guises[guise])), ProgramCache.ForUser()))).Value;
    }

    internal static OpenClBackend Backend(string guise) => (OpenClBackend)Open(guise).Backend;

    /// <summary>The types to try in a guise: all where the program is the device's own, else one integer and one real one.</summary>
    internal static IEnumerable<DType> Types(string guise) =>
        guise is "own" or "lesser" ? Enum.GetValues<DType>().Where(t => Computes(guise, t)) : [DType.UInt8, DType.Float32];

    /// <summary>Compares as <see cref="AssertAgrees"/> does where the guise computes in a type, and expects a refusal where it does not.</summary>
    internal static void AssertAgreesOrRefuses(string guise, Func<Device, Tensor> compute, double tolerance = 0, DType dtype = DType.Float64)
    {
        if (Computes(guise, dtype)) AssertAgrees(guise, compute, tolerance);
        else Assert.Contains("float64", Assert.Throws<DeviceException>(() => compute(Open(guise))).Message, StringComparison.Ordinal);
    }

    /// <summary>Whether the computations of a type run in a guise.</summary>
    private static bool Computes(string guise, DType dtype) => dtype != DType.Float64 || Backend(guise).Capabilities.Fp64;

    /// <summary>Numbers of both signs, whole ones for integer types.</summary>
    internal static Tensor Numbers(Shape shape, DType dtype, int seed = 1, double low = -4, double high = 4)
    {
        var random = new Random(seed);
        var x = new double[shape.Size];
        for (int i = 0; i < x.Length; i++) x[i] = low + (high - low) * random.NextDouble();
        if (dtype == DType.UInt8)
            for (int i = 0; i < x.Length; i++) x[i] = Math.Abs(x[i]);
        if (dtype == DType.Bool)
            for (int i = 0; i < x.Length; i++) x[i] = x[i] > 0 ? 1 : 0;
        return Tensor.From(x, shape).To(dtype);
    }

    /// <summary>Runs a computation on the CPU and in a guise, and compares type, shape and every element.</summary>
    /// <param name="guise">The guise.</param>
    /// <param name="compute">The computation on a device.</param>
    /// <param name="tolerance">Difference allowed, relative to numbers above 1; 0 asks for the same number.</param>
    internal static void AssertAgrees(string guise, Func<Device, Tensor> compute, double tolerance = 0)
    {
        Tensor expected = compute(Device.Cpu), onDevice = compute(Open(guise));
        Assert.Equal(Open(guise), onDevice.Device);
        Tensor actual = onDevice.To(Device.Cpu);
        Assert.Equal((expected.DType, expected.Shape), (actual.DType, actual.Shape));
        double[] e = expected.Contiguous().To(DType.Float64).ToArray<double>(), a = actual.Contiguous().To(DType.Float64).ToArray<double>();
        for (int i = 0; i < e.Length; i++)
        {
            bool same = e[i].Equals(a[i]) || e[i] == a[i] || Math.Abs(e[i] - a[i]) <= tolerance * Math.Max(1, Math.Abs(e[i]));
            Assert.True(same, $"element {i} of {expected.Shape}: expected {e[i]:R}, got {a[i]:R} in guise '{guise}'");
        }
    }
}
