namespace DeZeroNative.Backends.OpenCL.Tuning;

/// <summary>One product that tiles are tried on, its operands at hand.</summary>
internal abstract class TuningWork : IDisposable
{
    /// <summary>What it is, for people.</summary>
    internal abstract string Label { get; }

    /// <summary>What its plan is kept under.</summary>
    internal abstract TunedTile Key { get; }

    /// <summary>The shape of the result.</summary>
    internal abstract Shape Result { get; }

    /// <summary>Computes the result by a plan; what y holds does not count.</summary>
    internal abstract void Run(TilePlan plan, Tensor y);

    /// <inheritdoc/>
    public abstract void Dispose();
}
