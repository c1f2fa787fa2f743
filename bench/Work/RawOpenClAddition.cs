using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Bench.Work;

/// <summary>One addition of sixteen numbers by OpenCL calls alone, with the arguments that the library's own kernel has: what the host cannot pay less than.</summary>
internal sealed unsafe class RawOpenClAddition : IDisposable
{
    /// <summary>How many numbers are added.</summary>
    public const int Elements = 16;

    private const string Source = """
        kernel void add(global float *y, long y0, int n, global const float *a, long a0, global const float *b, long b0) {
            int i = get_global_id(0);
            if (i < n) y[y0 + i] = a[a0 + i] + b[b0 + i];
        }
        """;

    private readonly OpenClContext _context;

    /// <summary>Builds the kernel, with a queue of its own.</summary>
    public RawOpenClAddition(OpenClDevice device)
    {
        _context = new OpenClContext(device, new ProgramCache(null));
        Kernel = _context.Build("add", Source)["add"];
        Memory = _context.TryCreateBuffer(4096)!;
    }

    /// <summary>The kernel, for launches by the library.</summary>
    public OpenClKernel Kernel { get; }

    /// <summary>What is added, and where the sum goes.</summary>
    public MemHandle Memory { get; }

    /// <summary>Puts one addition into the queue.</summary>
    public void Enqueue()
    {
        CL cl = _context.Api;
        nint kernel = Kernel.Raw, memory = Memory.Raw;
        long offset = 0;
        int n = Elements;
        nuint global = Elements, local = Elements;
        cl.SetKernelArg(kernel, 0, sizeof(long), &memory);
        cl.SetKernelArg(kernel, 1, sizeof(long), &offset);
        cl.SetKernelArg(kernel, 2, sizeof(int), &n);
        cl.SetKernelArg(kernel, 3, sizeof(long), &memory);
        cl.SetKernelArg(kernel, 4, sizeof(long), &offset);
        cl.SetKernelArg(kernel, 5, sizeof(long), &memory);
        cl.SetKernelArg(kernel, 6, sizeof(long), &offset);
        cl.EnqueueNdrangeKernel(_context.RawQueue, kernel, 1, null, &global, &local, 0, null, null);
    }

    /// <summary>Waits until all is added.</summary>
    public void Finish() => _context.Finish();

    /// <summary>Gives the queue and the memory back.</summary>
    public void Dispose() => _context.Dispose();
}
