using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Backends.OpenCL.Tuning;
using DeZeroNative.Bench.Compare;

namespace DeZeroNative.Bench.OpenCl;

/// <summary>The OpenCL table of the project's goals, measured on one device, in turn with the peers where there are any.</summary>
internal sealed class DeviceBench(Device device, Contest contest, string filter)
{
    private const string Us = "DeZeroNative", TunedUs = "DeZeroNative tuned", RawCopy = "clEnqueueCopyBuffer";

    // What the rows without a peer wait for.
    private const string NoPeer = "PyTorch CUDA";

    private const int CountedSteps = 10;

    // The goals of targets, as parts of the anchor's rate; of times where it says so.
    private const double LargeGoal = 0.70, TunedGoal = 0.85, SmallGoal = 0.55, OddGoal = 0.90, CopyGoal = 0.85, StepGoal = 1 / 1.4;

    private const double EnqueueGoal = 1, WaitsGoal = 1, FirstResultGoal = 100;

    private readonly OpenClBackend _backend = (OpenClBackend)device.Backend;
    private readonly Dictionary<string, IReadOnlyDictionary<string, double[]>> _seconds = [];
    private readonly List<DeviceResult> _results = [];

    public IReadOnlyList<DeviceResult> Run(Peer? peer, TimeSpan tuning, int imagesPerBatch)
    {
        if (tuning > TimeSpan.Zero) _backend.TilePlans.Adopt(new TileTuner(_backend, Console.Error.WriteLine).Run(TileTuner.Families(_backend), tuning));
        var work = new DeviceWork(_backend, imagesPerBatch);
        List<IContestant> contestants = [new InProcess(Us, Us, work.Untuned), new InProcess(RawCopy, RawCopy, work.Raw)];
        if (tuning > TimeSpan.Zero) contestants.Add(new InProcess(TunedUs, TunedUs, work.Tuned));
        if (peer is not null) contestants.Add(peer);
        foreach (DeviceRow row in DeviceRow.All.Where(row => row.Name.Contains(filter, StringComparison.Ordinal)))
        {
            Console.Error.WriteLine($"{row.Name} ...");
            _seconds[row.Name] = contest.Run(new Target(row.Name, 1), contestants);
            Judge(row, peer?.Name ?? NoPeer);
        }
        if (filter.Length > 0) return _results;
        MeasureHost(work);
        return _results;
    }

    private void Judge(DeviceRow row, string peer)
    {
        if (row.Unit == "GFLOP/s")
        {
            bool isLarge = row.Amount >= 2.0 * 2048 * 2048 * 2048, isOdd = row.Amount % 16 != 0;
            Add(row, row.Name, Us, peer, isLarge ? LargeGoal : SmallGoal, row);
            if (_seconds[row.Name].ContainsKey(TunedUs)) Add(row, row.Name + " tuned", TunedUs, peer, isLarge ? TunedGoal : SmallGoal, row);

            // An odd size beside the even one above it.
            if (isOdd && EvenNeighbour(row) is { } even) Add(row, $"{row.Name} beside {even.Name}", Us, Us, OddGoal, even);
        }
        else if (row.Unit == "GB/s")
        {
            Add(row, row.Name, Us, RawCopy, CopyGoal, DeviceRow.All.Single(r => r.Name == "copy-256mb"));
            if (_seconds[row.Name].ContainsKey(peer)) Add(row, $"{row.Name} beside the peer", Us, peer, CopyGoal, row);
        }
        else
        {
            Add(row, row.Name, Us, peer, StepGoal, row);
        }
    }

    private DeviceRow? EvenNeighbour(DeviceRow row)
    {
        int size = (int)Math.Round(Math.Cbrt(row.Amount / 2));
        if (row.Name != DeviceRow.NameOf((size, size, size))) return null;
        DeviceRow? even = DeviceRow.All.FirstOrDefault(r => r.Name == DeviceRow.NameOf((size + 1, size + 1, size + 1)));
        return even is not null && _seconds.ContainsKey(even.Name) ? even : null;
    }

    private void Add(DeviceRow row, string name, string who, string anchor, double goal, DeviceRow anchorRow)
    {
        double value = row.Rate(Spread.Of(_seconds[row.Name][who]).Median);
        double? against = _seconds.TryGetValue(anchorRow.Name, out var seconds) && seconds.TryGetValue(anchor, out double[]? samples)
            ? anchorRow.Rate(Spread.Of(samples).Median)
            : null;
        _results.Add(DeviceResult.Of(name, value, row.Unit, anchor, against, goal) with { Seconds = _seconds[row.Name] });
    }

    private void MeasureHost(DeviceWork work)
    {
        Console.Error.WriteLine("host ...");
        (double ours, double calls) = new HostCost(device, _backend.Opened).Measure();
        _results.Add(DeviceResult.AtMost("enqueue, host time more than the OpenCL calls", ours - calls, "us", EnqueueGoal));
        _results.Add(new("enqueue, host time", ours, "us", "the OpenCL calls", calls, ours / calls, "", null));

        Action step = work.Step();
        step();
        DeviceCounters before = device.Counters;
        for (int i = 0; i < CountedSteps; i++) step();
        _results.Add(DeviceResult.AtMost("host synchronisations of a training step", (double)(device.Counters - before).HostSynchronizations / CountedSteps, "", WaitsGoal));
        device.Synchronize();

        ((double cold, long coldBuilds), (double warm, long warmBuilds)) = WarmStart.Measure(device.Name);
        _results.Add(new("first result of a first start", cold, "ms", "", null, null, "", null));
        _results.Add(new("programs built in a first start", coldBuilds, "", "", null, null, "", null));
        _results.Add(DeviceResult.AtMost("first result of a second start", warm, "ms", FirstResultGoal));
        _results.Add(DeviceResult.AtMost("programs built in a second start", warmBuilds, "", 0));
    }
}
