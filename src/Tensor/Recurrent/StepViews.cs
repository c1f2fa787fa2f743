using System.Diagnostics;

namespace DeZeroNative;

/// <summary>The steps of a dense sequence (steps, rows, width) in the order in which they are taken, each (rows, width).</summary>
internal readonly struct StepViews
{
    private readonly Tensor _sequence;
    private readonly Layout _step;
    private readonly bool _reverse;

    internal StepViews(Tensor sequence, bool reverse)
    {
        Debug.Assert(sequence.IsContiguous && sequence.Rank == 3, "a dense sequence");
        (_sequence, _reverse) = (sequence, reverse);
        _step = Layout.Contiguous((sequence.Shape[1], sequence.Shape[2]));
    }

    internal int Count => (int)_sequence.Shape[0];

    /// <summary>A step, for the caller to dispose.</summary>
    internal Tensor this[int step] => _sequence.View(_step, _sequence.Offset + (_reverse ? Count - 1 - step : step) * _step.Size);

    /// <summary>What a step starts from, for the caller to dispose: the step before it, or what was there before the first.</summary>
    internal Tensor Before(int step, Tensor first) => step > 0 ? this[step - 1] : first.View(first.Layout);
}
