using System.Diagnostics;
using DeZeroNative.Bench.Compare;
using DeZeroNative.Bench.Work;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Bench.OpenCl;

/// <summary>What the host pays to put one small addition into the queue, and what the OpenCL calls of one cost alone, in microseconds.</summary>
internal sealed unsafe class HostCost(Device device, OpenClDevice opened)
{
    private const int Elements = 16, Batch = 500, Rounds = 15;

    private const string Source = """
        kernel void add(global float *y, long y0, int n, global const float *a, long a0, global const float *b, long b0) {
            int i = get_global_id(0);
            if (i < n) y[y0 + i] = a[a0 + i] + b[b0 + i];
        }
        """;

    /// <summary>Medians of rounds in turn.</summary>
    public (double Ours, double Calls) Measure()
    {
        using Tensor a = Noise.Of(Elements).To(device), b = Noise.Of(Elements).To(device);
        using var context = new OpenClContext(opened, new ProgramCache(null));
        OpenClKernel kernel = context.Build("add", Source)["add"];
        MemHandle memory = context.TryCreateBuffer(4096)!;
        var ours = new List<double>();
        var calls = new List<double>();
        for (int round = 0; round <= Rounds; round++)
        {
            double add = Microseconds(() => (a + b).Dispose()), call = Microseconds(() => Call(context, kernel, memory));
            device.Synchronize();
            context.Finish();

            // The first round warms up.
            if (round == 0) continue;
            ours.Add(add);
            calls.Add(call);
        }
        return (Spread.Of(ours).Median, Spread.Of(calls).Median);
    }

    private static double Microseconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Batch; i++) work();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Batch;
    }

    private static void Call(OpenClContext context, OpenClKernel kernel, MemHandle buffer)
    {
        CL cl = context.Api;
        nint raw = kernel.Raw, memory = buffer.Raw;
        long offset = 0;
        int n = Elements;
        nuint global = Elements, local = Elements;
        cl.SetKernelArg(raw, 0, sizeof(long), &memory);
        cl.SetKernelArg(raw, 1, sizeof(long), &offset);
        cl.SetKernelArg(raw, 2, sizeof(int), &n);
        cl.SetKernelArg(raw, 3, sizeof(long), &memory);
        cl.SetKernelArg(raw, 4, sizeof(long), &offset);
        cl.SetKernelArg(raw, 5, sizeof(long), &memory);
        cl.SetKernelArg(raw, 6, sizeof(long), &offset);
        cl.EnqueueNdrangeKernel(context.RawQueue, raw, 1, null, &global, &local, 0, null, null);
    }
}
