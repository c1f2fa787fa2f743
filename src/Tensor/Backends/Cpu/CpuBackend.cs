using System.Numerics;
using System.Runtime.InteropServices;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// The CPU. Managed kernels (spans, <c>TensorPrimitives</c>, <c>Vector&lt;T&gt;</c>) are complete by themselves; OpenBLAS and the
/// C kernels take over where they are present and faster.
/// </summary>
internal sealed unsafe partial class CpuBackend : IBackend
{
    public TensorPool Pool => HostPool.Instance;

    public DeviceDescription Description => new()
    {
        Name = "cpu",
        Model = RuntimeInformation.ProcessArchitecture.ToString(),
        Kind = DeviceKind.Cpu,
        Vendor = "",
        Platform = RuntimeInformation.OSDescription.Trim(),
        Version = RuntimeInformation.FrameworkDescription,
        Driver = "",
        ComputeUnits = Environment.ProcessorCount,
        WorkGroup = 1,
        VectorWidth = Vector<float>.Count,
        Memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        LargestAllocation = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        LocalMemory = 0,
        Float64 = true,
        Float16 = false,
        SharesHostMemory = true,
    };

    public DeviceProfile Profile() => throw new DeviceException("[profile] only OpenCL devices take the times of their kernels; cpu runs them as plain calls");

    public Storage Allocate(long byteLength) => HostStorage.Rent(byteLength);

    public void Synchronize()
    {
    }

    public void CopyFromHost(Tensor host, Tensor y) => Copy(host, y);

    public void CopyToHost(Tensor x, Tensor host) => Copy(x, host);

    /// <summary>A layout for the loop: null for a number.</summary>
    private static Layout? LayoutOf(in Operand operand) => operand.Tensor?.Layout;

    /// <summary>The first element of an operand; a number is put into <paramref name="number"/> and referred to there.</summary>
    private static ref T OriginOf<T>(in Operand operand, ref T number) where T : unmanaged, System.Numerics.INumberBase<T>
    {
        if (operand.Tensor is { } tensor) return ref tensor.Origin<T>();
        number = operand.Scalar.To<T>();
        return ref number;
    }

    private static void KeepAlive(Tensor y, in Operand a, in Operand b)
    {
        GC.KeepAlive(y);
        GC.KeepAlive(a.Tensor);
        GC.KeepAlive(b.Tensor);
    }
}
