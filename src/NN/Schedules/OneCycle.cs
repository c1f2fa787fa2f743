namespace DeZeroNative.NN;

/// <summary>
/// One rise along a cosine from <c>start</c> to 1, which the rate of the optimizer is, then one fall to <c>end</c>, as PyTorch's
/// OneCycleLR counts: the top is at step rise steps - 1, the end at step steps - 1. Source: Smith and Topin, "Super-convergence", 2018.
/// </summary>
public sealed class OneCycle : Schedule
{
    private readonly double _top, _last, _start, _end;

    /// <summary>Creates the schedule.</summary>
    /// <param name="steps">Steps in all.</param>
    /// <param name="rise">The part of them that rises, in (0, 1).</param>
    /// <param name="start">The first factor.</param>
    /// <param name="end">The last factor.</param>
    public OneCycle(long steps, double rise = 0.3, double start = 1.0 / 25, double end = 1.0 / 250_000)
    {
        if (rise is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(rise), $"[one_cycle] rise must be in (0, 1), got {rise}");
        (_top, _last) = (Math.Max(0, rise * RequireSteps(steps, "one_cycle") - 1), steps - 1);
        (_start, _end) = (RequireFactor(start, nameof(start), "one_cycle"), RequireFactor(end, nameof(end), "one_cycle"));
    }

    /// <inheritdoc/>
    public override double Factor(long step)
    {
        if (step >= _last) return _end;
        return step < _top ? Cosine(_start, 1, step / _top) : Cosine(1, _end, (step - _top) / (_last - _top));
    }
}
