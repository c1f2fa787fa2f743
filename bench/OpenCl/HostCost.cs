using System.Diagnostics;
using DeZeroNative.Bench.Compare;
using DeZeroNative.Bench.Work;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Bench.OpenCl;

/// <summary>What the host pays to put one small addition into the queue, and what the OpenCL calls of one cost alone, in microseconds.</summary>
internal sealed class HostCost(Device device, OpenClDevice opened)
{
    private const int Batch = 500, Rounds = 15;

    /// <summary>Medians of rounds in turn.</summary>
    public (double Ours, double Calls) Measure()
    {
        using Tensor a = Noise.Of(RawOpenClAddition.Elements).To(device), b = Noise.Of(RawOpenClAddition.Elements).To(device);
        using var raw = new RawOpenClAddition(opened);
        var ours = new List<double>();
        var calls = new List<double>();
        for (int round = 0; round <= Rounds; round++)
        {
            double add = Microseconds(() => (a + b).Dispose()), call = Microseconds(raw.Enqueue);
            device.Synchronize();
            raw.Finish();

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
}
