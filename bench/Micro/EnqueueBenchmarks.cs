using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using DeZeroNative.Bench.Work;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Bench.Micro;

/// <summary>
/// What the host pays to put one addition of sixteen numbers into the queue of opencl:0, beside the OpenCL calls alone: as many
/// arguments, the same kernel, no tensors. Each batch ends with a wait, so the difference of the two is what the library adds.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Cleanup disposes it.")]
public class EnqueueBenchmarks
{
    private const int Batch = 100;

    private RawOpenClAddition _raw = null!;
    private Tensor _a = null!;
    private Tensor _b = null!;

    [GlobalSetup]
    public void Setup()
    {
        Device device = Device.OpenCL(0);
        _a = Noise.Of(RawOpenClAddition.Elements).To(device);
        _b = Noise.Of(RawOpenClAddition.Elements).To(device);
        _raw = new RawOpenClAddition(OpenClRuntime.Current.Devices[0]);
    }

    [GlobalCleanup]
    public void Cleanup() => _raw.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public void OpenClCalls()
    {
        for (int i = 0; i < Batch; i++) _raw.Enqueue();
        _raw.Finish();
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void Launches()
    {
        for (int i = 0; i < Batch; i++)
        {
            KernelLaunch launch = _raw.Kernel.Begin();
            launch.Buffer(_raw.Memory, 0, 64);
            launch.Index(RawOpenClAddition.Elements);
            launch.Buffer(_raw.Memory, 0, 64);
            launch.Buffer(_raw.Memory, 0, 64);
            launch.Run(1, RawOpenClAddition.Elements);
        }
        _raw.Finish();
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void Tensors()
    {
        for (int i = 0; i < Batch; i++) (_a + _b).Dispose();
        _a.Device.Synchronize();
    }
}
