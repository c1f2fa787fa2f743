using System.Collections.Concurrent;
using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Interop;
using Xunit;

namespace DeZeroNative.TestKit;

/// <summary>The devices of this machine that one test body is stamped out for, by name.</summary>
public static class Devices
{
    private static readonly string[] s_candidates = ["cpu", "opencl:0"];

    private static readonly ConcurrentDictionary<string, bool> s_doubles = new();

    /// <summary>The names of those present, the CPU first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_candidates.Where(IsPresent)];

    /// <summary>
    /// One row per device, for <c>[MemberData(nameof(Devices.All), MemberType = typeof(Devices))]</c>; see also
    /// <see cref="OnEachDeviceAttribute"/>.
    /// </summary>
    public static TheoryData<string> All => [.. Names];

    /// <summary>The tensor's elements on that device; the same tensor where it is there already.</summary>
    public static Tensor On(this Tensor tensor, string device) => tensor.To(Device.Parse(device));

    /// <summary>Whether the device can compute with elements of a type: not every OpenCL device knows double precision.</summary>
    public static bool Computes(string device, DType dtype) => dtype != DType.Float64 || s_doubles.GetOrAdd(device, AddsDoubles);

    private static bool AddsDoubles(string device)
    {
        using Tensor one = Tensor.Ones(1, DType.Float64, Device.Parse(device));
        try
        {
            using Tensor two = one + one;
            return two.Item() == 2;
        }
        catch (DeviceException)
        {
            return false;
        }
    }

    /// <summary>Kernels enqueued so far on an OpenCL device: what a test counts must not run beside others.</summary>
    public static long KernelLaunches(string device) => ((OpenClBackend)Device.Parse(device).Backend).Counters.KernelLaunches;

    private static bool IsPresent(string name)
    {
        // Never on a machine where the user or this run has hidden it.
        if (name.StartsWith("opencl", StringComparison.Ordinal) && !NativeLibraries.OpenCL.IsLoaded) return false;
        try
        {
            Device.Parse(name);
            return true;
        }
        catch (DeviceException)
        {
            return false;
        }
    }
}
