namespace DeZeroNative.NN;

/// <summary>
/// How a learning rate, or another option of an optimizer, changes over training: a factor of its first value, as a function of the
/// step alone. Schedules multiply, <c>new ExponentialDecay(0.99) * new CosineRestarts(10)</c>, and follow each other,
/// <c>new LinearWarmup(100).Then(100, new CosineAnnealing(900))</c>. A <see cref="RateScheduler"/> applies them.
/// </summary>
public abstract class Schedule
{
    /// <summary>The factor at a step, counted from 0.</summary>
    public abstract double Factor(long step);

    /// <summary>Both at once: the factors multiplied.</summary>
    public static Schedule operator *(Schedule a, Schedule b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return From(step => a.Factor(step) * b.Factor(step));
    }

    /// <summary>A schedule of a function of the step.</summary>
    public static Schedule From(Func<long, double> factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new FunctionSchedule(factor);
    }

    /// <summary>This schedule for a number of steps, then another from its own step 0 on.</summary>
    public Schedule Then(long after, Schedule next)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentNullException.ThrowIfNull(next);
        return From(step => step < after ? Factor(step) : next.Factor(step - after));
    }

    private protected static long RequireSteps(long steps, string name) =>
        steps > 0 ? steps : throw new ArgumentOutOfRangeException(nameof(steps), $"[{name}] the number of steps must be positive, got {steps}");

    private protected static double RequireFactor(double factor, string what, string name) =>
        double.IsFinite(factor) && factor >= 0
            ? factor
            : throw new ArgumentOutOfRangeException(what, $"[{name}] {what} must be a finite number of at least 0, got {factor}");

    /// <summary>From one factor, at part 0, to another, at part 1, along half a wave of the cosine.</summary>
    private protected static double Cosine(double from, double to, double part) => to + (from - to) * (1 + Math.Cos(Math.PI * part)) / 2;

    private sealed class FunctionSchedule(Func<long, double> factor) : Schedule
    {
        public override double Factor(long step) => factor(step);
    }
}
