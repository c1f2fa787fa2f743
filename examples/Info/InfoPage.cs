using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.Interop;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Examples.Info;

/// <summary>The report of <c>info</c>, plain lines throughout, so that it can be pasted into a question.</summary>
internal sealed class InfoPage(TextWriter output)
{
    public void Print()
    {
        Heading("Machine");
        Row("system", $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}");
        Row("runtime", RuntimeInformation.FrameworkDescription);
        Row("processors", $"{Environment.ProcessorCount}; {DeZeroRuntime.Threads} threads are used (DEZERO_THREADS)");
        Row("instruction sets", string.Join(", ", InstructionSets()));
        Row("managed vectors", $"{Vector<byte>.Count * 8} bits (Vector<T>); 512 bits {(Vector512.IsHardwareAccelerated ? "in use" : "not in use")} by the runtime");

        Heading("CPU");
        Row("matrix products", ProviderNames.Blas(Device.Cpu));
        Row("transcendentals", ProviderNames.Kernels(Device.Cpu));

        Heading("Native libraries");
        Row("hidden", Environment.GetEnvironmentVariable("DEZERO_DISABLE") is { Length: > 0 } hidden ? hidden : "none (DEZERO_DISABLE)");
        foreach (NativeLibraryReport report in NativeLibraries.Reports) PrintLibrary(report);

        Heading("OpenCL");
        PrintOpenCl(OpenClRuntime.Current.Message);

        Heading("Memory pools");
        PrintPool(Device.Cpu);
        for (int i = 0; i < Device.OpenCLCount; i++) PrintDevicePool(i);
    }

    private static string[] InstructionSets()
    {
        (string Name, bool Has)[] all =
        [
            ("SSE4.2", Sse42.IsSupported), ("AVX", Avx.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported),
            ("AVX-512F", Avx512F.IsSupported), ("AVX-512BW", Avx512BW.IsSupported), ("AVX-512VBMI", Avx512Vbmi.IsSupported),
            ("NEON", AdvSimd.IsSupported),
        ];
        string[] present = [.. all.Where(set => set.Has).Select(set => set.Name)];
        return present.Length > 0 ? present : ["none"];
    }

    private void PrintLibrary(NativeLibraryReport report)
    {
        Row(report.Library, report.IsLoaded ? $"loaded from {report.Path}, {report.Version}{(report.Detail is { } detail ? $", {detail}" : "")}" : $"not in use: {report.Status}");
        foreach (NativeLibraryProbe probe in report.Probes) Row("", $"  {probe.Path}: {probe.Error ?? "found"}");
    }

    private void PrintOpenCl(string state)
    {
        Row("state", state);
        Row("limits", Environment.GetEnvironmentVariable("DEZERO_OPENCL_LIMITS") is { Length: > 0 } limits ? limits : "none (DEZERO_OPENCL_LIMITS)");
        Row("program cache", ProgramCache.ForUser().Folder ?? "none: there is no folder for it");
        foreach (DeviceDescription device in Device.Available.Where(d => d.Name != Device.Cpu.Name)) PrintOpenClDevice(device);
    }

    private void PrintOpenClDevice(DeviceDescription device)
    {
        Row(device.Name, $"{device.Model}, {device.Kind}, {device.Vendor}{(device.Limits.Length > 0 ? $"; pretends to {device.Limits}" : "")}");
        Row("", $"  platform {device.Platform}; {device.Version}; driver {device.Driver}");
        Row("", $"  {device.ComputeUnits} compute units, work-groups of {device.WorkGroup}, native vectors of {device.VectorWidth} float32");
        Row("", $"  {Megabytes(device.Memory)} memory{(device.SharesHostMemory ? ", the host's" : "")}, {Megabytes(device.LargestAllocation)} in one tensor, {device.LocalMemory / 1024} KiB local");
        Row("", $"  float64 {YesNo(device.Float64)}, float16 {YesNo(device.Float16)}");
    }

    private void PrintDevicePool(int index)
    {
        try
        {
            PrintPool(Device.OpenCL(index));
        }
        catch (DeviceException e)
        {
            Row($"opencl:{index}", e.Message);
        }
    }

    private void PrintPool(Device device) => Row(
        device.Name,
        $"{Megabytes(device.Pool.LiveBytes)} lent, {Megabytes(device.Pool.IdleBytes)} waiting, {device.Pool.Rents} blocks lent so far, {device.Pool.Misses} of them new");

    private static string Megabytes(long bytes) => $"{bytes / (1024.0 * 1024):F0} MiB";

    private static string YesNo(bool value) => value ? "yes" : "no";

    private void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    private void Row(string name, string text) => output.WriteLine($"  {name,-16} {text}");
}
