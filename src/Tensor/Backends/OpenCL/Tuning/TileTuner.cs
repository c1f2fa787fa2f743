using System.Diagnostics;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL.Tuning;

/// <summary>
/// Looks for the fastest tiles of a device within a time. A plan wins only after its results agreed with those of the plainest shape, at
/// even and at odd sizes; one that does not build or disagrees is dropped, and the report says so.
/// </summary>
internal sealed class TileTuner(OpenClBackend backend, Action<string> report)
{
    // The least shape, one buffer: there is nothing to it that could go wrong.
    private static readonly TilePlan s_reference = new(TileChoice.Least);

    // Work of one sample, and samples of a plan.
    private static readonly TimeSpan s_sample = TimeSpan.FromMilliseconds(8);
    private const int Samples = 3, MostRepeats = 64;

    // A run that takes this much longer than the best, or as many seconds, is not repeated.
    private const double Hopeless = 2, Long = 0.25;

    private const int PartedShapes = 6, LeastPart = 64;

    private readonly Stopwatch _clock = new();

    /// <summary>Every family there is.</summary>
    internal static IReadOnlyList<TuningFamily> Families(OpenClBackend backend) =>
    [
        new GemmTuning(backend, DType.Float32), new ConvolutionTuning(backend, isGradient: false), new ConvolutionTuning(backend, isGradient: true),
        .. backend.Capabilities.Fp64 ? [new GemmTuning(backend, DType.Float64)] : Array.Empty<TuningFamily>(),
    ];

    /// <summary>Tries shapes for as long as the budget lasts; the winners.</summary>
    internal TunedTiles Run(IReadOnlyList<TuningFamily> families, TimeSpan budget)
    {
        _clock.Restart();
        var winners = new List<TunedTile>();

        // Half of what is left for each but the last: they come in the order of their weight.
        for (int f = 0; f < families.Count; f++)
            winners.AddRange(Tune(families[f], _clock.Elapsed + (budget - _clock.Elapsed) / (f < families.Count - 1 ? 2 : 1)));
        return new TunedTiles(winners);
    }

    private IEnumerable<TunedTile> Tune(TuningFamily family, TimeSpan end)
    {
        report($"{family.Name}:");
        TileChoice choice = backend.TilePlans.Choice(family.Type);
        TileShape[] order = [.. family.Candidates(backend.Capabilities, choice)];
        for (int w = 0; w < family.Works.Count; w++)
        {
            using TuningWork work = family.Works[w]();
            TunedTile key = work.Key;
            TilePlan untuned = choice.Of(key.M, key.N, key.K, batches: 1);

            // The first work sorts the shapes for those after it, and has half of the time.
            TimeSpan until = _clock.Elapsed + (end - _clock.Elapsed) / (w == 0 ? 2 : family.Works.Count - w);
            Dictionary<TilePlan, double> seconds = TimeAll(work, family.Type, untuned, order, until);
            order = [.. order.OrderBy(shape => seconds.Where(s => s.Key.Shape == shape).Select(s => s.Value).DefaultIfEmpty(double.MaxValue).Min())];
            int tried = seconds.Count;
            if (FastestRight(family, key.Form, seconds) is not { } best)
            {
                report($"  {work.Label}: no shape was right");
                continue;
            }
            string plain = seconds.TryGetValue(untuned, out double time) ? Rate(key, time) : "dropped";
            report($"  {work.Label}: {best} {Rate(key, seconds[best])}, untuned {untuned} {plain}, {tried} tried");
            yield return key with { Plan = best };
        }
    }

    private Dictionary<TilePlan, double> TimeAll(TuningWork work, DType type, TilePlan untuned, TileShape[] order, TimeSpan until)
    {
        var seconds = new Dictionary<TilePlan, double>();
        using Tensor y = Tensor.Zeros(work.Result, type, backend.Device);
        double best = double.PositiveInfinity;
        foreach (TilePlan plan in Plans(work.Key, untuned, order))
        {
            if (_clock.Elapsed > until && seconds.Count > 0) break;
            if (Time(work, plan, y, best) is not { } time) continue;
            seconds[plan] = time;
            best = Math.Min(best, time);
        }
        return seconds;
    }

    /// <summary>The fastest plan whose shape is right in a form; those before it that are wrong are taken out.</summary>
    private TilePlan? FastestRight(TuningFamily family, int form, Dictionary<TilePlan, double> seconds)
    {
        foreach (TilePlan plan in seconds.Keys.OrderBy(plan => seconds[plan]).ToArray())
        {
            if (Fault(family, form, plan) is not { } fault) return plan;
            seconds.Remove(plan);
            report($"  {plan} dropped: {fault}");
        }
        return null;
    }

    // The untuned plan first, so that it is measured however short the time is; parts only for the shapes that look best.
    private IEnumerable<TilePlan> Plans(TunedTile key, TilePlan untuned, TileShape[] order)
    {
        yield return untuned;
        for (int i = 0; i < order.Length; i++)
        {
            long groups = ((key.M + order[i].M - 1) / order[i].M) * ((key.N + order[i].N - 1) / order[i].N);
            for (int parts = 1; parts == 1 || (i < PartedShapes && key.K / parts >= LeastPart && groups * parts <= 4L * backend.Capabilities.ComputeUnits); parts *= 2)
                if (new TilePlan(order[i], parts) != untuned) yield return new TilePlan(order[i], parts);
        }
    }

    private string? Fault(TuningFamily family, int form, TilePlan plan)
    {
        double precision = family.Type == DType.Float32 ? 6e-8 : 1.2e-16;
        foreach (Func<TuningWork> make in family.Checks(form))
        {
            using TuningWork check = make();
            try
            {
                double[] expected = Compute(check, s_reference, family.Type), got = Compute(check, plan, family.Type);

                // Of operands up to 1, each of k products may bring half an ulp of the largest sum.
                double allowed = 4 * precision * Math.Max(1, check.Key.K);
                for (int i = 0; i < got.Length; i++)
                    if (!(Math.Abs(got[i] - expected[i]) <= allowed)) return $"{check.Label}: {got[i]:G9} at {i}, the reference has {expected[i]:G9}";
            }
            catch (Exception e) when (e is OpenClException or DeviceException)
            {
                return e.Message.Split('\n')[0];
            }
        }
        return null;
    }

    private double[] Compute(TuningWork work, TilePlan plan, DType type)
    {
        // What the kernel leaves out stays NaN.
        using Tensor y = Tensor.Full(work.Result, double.NaN, type, backend.Device);
        work.Run(plan, y);
        using Tensor host = y.To(Device.Cpu), wide = host.To(DType.Float64);
        return wide.ToArray<double>();
    }

    private double? Time(TuningWork work, TilePlan plan, Tensor y, double best)
    {
        try
        {
            Sample(1);
            double once = Sample(1);
            if (once > Math.Min(Hopeless * best, Long)) return once;
            int repeats = (int)Math.Clamp(s_sample.TotalSeconds / once, 1, MostRepeats);
            double least = double.PositiveInfinity;
            for (int s = 0; s < Samples; s++) least = Math.Min(least, Sample(repeats));
            return least;
        }
        catch (Exception e) when (e is OpenClException or DeviceException)
        {
            report($"  {plan} dropped: {e.Message.Split('\n')[0]}");
            return null;
        }

        double Sample(int repeats)
        {
            long start = Stopwatch.GetTimestamp();
            for (int r = 0; r < repeats; r++) work.Run(plan, y);
            backend.Synchronize();
            return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
        }
    }

    private static string Rate(in TunedTile key, double seconds) => $"{2.0 * key.M * key.N * key.K / seconds / 1e9:F0} GFLOP/s";
}
