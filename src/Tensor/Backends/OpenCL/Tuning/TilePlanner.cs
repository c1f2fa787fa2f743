using System.Collections.Concurrent;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL.Tuning;

/// <summary>The plans of a device's products by tiles: the tuned ones, and the model's where nothing near was tuned.</summary>
internal sealed class TilePlanner(ProgramCache cache, DeviceCapabilities device)
{
    // Sizes of batches and sequences vary without end: what was planned is then forgotten and planned anew.
    private const int MostPlans = 4096;

    private readonly TileChoice _single = new(device, DType.Float32), _double = new(device, DType.Float64);
    private readonly ConcurrentDictionary<Product, TilePlan> _plans = new();
    private volatile TunedTiles? _tuned;
    private volatile Order? _forced;

    /// <summary>What was tuned: read from the cache when it is first asked for.</summary>
    internal TunedTiles Tuned => _tuned ??= TunedTiles.Load(cache, device);

    /// <summary>Whether what was tuned is used; a comparison turns it off.</summary>
    internal bool UsesTuned
    {
        get;
        set
        {
            if (field == value) return;
            field = value;
            _plans.Clear();
        }
    } = true;

    /// <summary>The model of the device for a type.</summary>
    internal TileChoice Choice(DType type) => type == DType.Float32 ? _single : _double;

    /// <summary>The plan of a product. One of several batches is left to the model, which knows what they add up to.</summary>
    internal TilePlan Of(string family, DType type, int form, long m, long n, long k, long batches, bool mayPart = true)
    {
        if (_forced is { } forced && forced.Family == family) return mayPart ? forced.Plan : forced.Plan with { Parts = 1 };
        var product = new Product(family, type, form, m, n, k, batches, mayPart);
        if (_plans.TryGetValue(product, out TilePlan plan)) return plan;
        plan = (UsesTuned && batches == 1 ? Tuned.Find(family, type, form, m, n, k) : null) ?? Choice(type).Of(m, n, k, batches, mayPart);
        if (!mayPart || plan.PartLength(k) >= k) plan = plan with { Parts = 1 };
        if (_plans.Count >= MostPlans) _plans.Clear();
        return _plans[product] = plan;
    }

    /// <summary>Takes over new plans, and keeps them for later runs; the path, or null where they are not kept.</summary>
    internal string? Adopt(TunedTiles tuned)
    {
        _tuned = tuned.Over(Tuned);
        _plans.Clear();
        return _tuned.Save(cache, device);
    }

    /// <summary>Does some work whose products of a family all take one plan: how plans are tried.</summary>
    internal void Try(string family, TilePlan plan, Action work)
    {
        _forced = new Order(family, plan);
        try
        {
            work();
        }
        finally
        {
            _forced = null;
        }
    }

    private sealed record Order(string Family, TilePlan Plan);

    private readonly record struct Product(string Family, DType Type, int Form, long M, long N, long K, long Batches, bool MayPart);
}
