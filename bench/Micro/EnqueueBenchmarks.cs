using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using DeZeroNative.Bench.Work;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Bench.Micro;

/// <summary>
/// What the host pays to put one addition of sixteen numbers into the queue of opencl:0, beside the OpenCL calls alone: as many
/// arguments, the same kernel, no tensors. Each batch ends with a wait, so the difference of the two is what the library adds.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Cleanup closes the context.")]
public unsafe class EnqueueBenchmarks
{
    private const int Elements = 16;
    private const int Batch = 100;

    private OpenClContext _context = null!;
    private OpenClKernel _kernel = null!;
    private MemHandle _memory = null!;
    private Tensor _a = null!;
    private Tensor _b = null!;

    [GlobalSetup]
    public void Setup()
    {
        Device device = Device.OpenCL(0);
        _a = Noise.Of(Elements).To(device);
        _b = Noise.Of(Elements).To(device);
        _context = new OpenClContext(OpenClRuntime.Current.Devices[0], ProgramCache.ForUser());
        const string source = """
            kernel void add(global float *y, long y0, int n, global const float *a, long a0, global const float *b, long b0) {
                int i = get_global_id(0);
                if (i < n) y[y0 + i] = a[a0 + i] + b[b0 + i];
            }
            """;
        _kernel = _context.Build("add", source)["add"];
        _memory = _context.TryCreateBuffer(4096)!;
    }

    [GlobalCleanup]
    public void Cleanup() => _context.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public void OpenClCalls()
    {
        CL cl = _context.Api;
        nint kernel = _kernel.Raw, memory = _memory.Raw;
        long offset = 0;
        int n = Elements;
        nuint global = Elements, local = Elements;
        for (int i = 0; i < Batch; i++)
        {
            cl.SetKernelArg(kernel, 0, sizeof(long), &memory);
            cl.SetKernelArg(kernel, 1, sizeof(long), &offset);
            cl.SetKernelArg(kernel, 2, sizeof(int), &n);
            cl.SetKernelArg(kernel, 3, sizeof(long), &memory);
            cl.SetKernelArg(kernel, 4, sizeof(long), &offset);
            cl.SetKernelArg(kernel, 5, sizeof(long), &memory);
            cl.SetKernelArg(kernel, 6, sizeof(long), &offset);
            cl.EnqueueNdrangeKernel(_context.RawQueue, kernel, 1, null, &global, &local, 0, null, null);
        }
        _context.Finish();
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void Launches()
    {
        for (int i = 0; i < Batch; i++)
        {
            KernelLaunch launch = _kernel.Begin();
            launch.Buffer(_memory, 0, 64);
            launch.Index(Elements);
            launch.Buffer(_memory, 0, 64);
            launch.Buffer(_memory, 0, 64);
            launch.Run(1, Elements);
        }
        _context.Finish();
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void Tensors()
    {
        for (int i = 0; i < Batch; i++) (_a + _b).Dispose();
        _a.Device.Synchronize();
    }
}
