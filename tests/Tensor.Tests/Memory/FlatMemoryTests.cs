using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DeZeroNative.Tests;

public class FlatMemoryTests
{
    [Theory]
    [OnEachDevice(100_000)]
    public void Three_squares_of_10_000_numbers_in_a_loop_that_never_disposes(string device, int rounds)
    {
        // OpenCL on a CPU spends its time elsewhere: a tenth is enough to see growth there.
        if (device != "cpu") rounds /= 10;
        TensorPool pool = Device.Parse(device).Pool;
        Run(Device.Parse(device), rounds / 20);
        PoolLeakCheck.Settle();
        long workingSet = WorkingSet(), live = pool.LiveBytes, mostLive = 0;

        for (int part = 0; part < 20; part++)
        {
            Run(Device.Parse(device), rounds / 20);
            mostLive = Math.Max(mostLive, pool.LiveBytes);
        }

        // What was lent since the last collection may be on its way back, the more so on a busy machine: some intervals, not 12 GB.
        Assert.True(mostLive - live < 12 * TensorPool.CollectionInterval, $"{mostLive - live} bytes alive");
        Assert.True(WorkingSet() - workingSet < 6 * TensorPool.CollectionInterval, $"working set grew by {WorkingSet() - workingSet} bytes");
        PoolLeakCheck.Settle();
        Assert.True(pool.LiveBytes <= live, $"{pool.LiveBytes - live} bytes did not come back");
    }

    [Fact]
    public void A_scope_in_a_loop_needs_no_more_than_one_round()
    {
        PoolLeakCheck.Settle();
        long live = Device.Cpu.Pool.LiveBytes, most = 0;
        for (int i = 0; i < 2000; i++)
        {
            using var scope = new TensorScope();
            Tensor x = Tensor.Full(10_000, 1.5), y = x * x * x;
            most = Math.Max(most, Device.Cpu.Pool.LiveBytes - live);
        }

        Assert.InRange(most, 3 * 40_000, 3 * 50_000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run(Device device, int rounds)
    {
        Tensor x = Tensor.Full(10_000, 1.0001, device: device);
        for (int i = 0; i < rounds; i++)
        {
            Tensor a = x * x, b = a * a, c = b * b;
            if (i == rounds - 1) Assert.Equal(Math.Pow(1.0001, 8), Values.Of(c)[9_999], 1e-5);
        }
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
