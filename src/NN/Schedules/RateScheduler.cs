namespace DeZeroNative.NN;

/// <summary>
/// Sets the learning rates of an optimizer, each group's from its own first value: <c>rate = first * schedule.Factor(step) * plateau.Factor</c>.
/// Call <see cref="Step"/> after each update, or each epoch, whichever the schedule counts.
/// </summary>
/// <example><code>
/// var scheduler = new RateScheduler(optimizer, new LinearWarmup(100).Then(100, new CosineAnnealing(900)));
/// optimizer.Update();
/// scheduler.Step();
/// </code></example>
public sealed class RateScheduler
{
    private readonly Optimizer _optimizer;
    private readonly Schedule? _schedule;
    private readonly string? _option;
    private readonly List<double> _firsts = [];

    /// <summary>Creates it, and sets the rates of step 0.</summary>
    /// <param name="optimizer">Whose rates it sets. Groups added later take part from the next step on.</param>
    /// <param name="schedule">The factor as a function of the step; null for 1.</param>
    /// <param name="plateau">A further factor, which depends on what <see cref="Report"/> is told.</param>
    /// <param name="option">The option that it sets; null for the learning rate. OneCycle's momentum, for instance, has a scheduler of its own.</param>
    /// <exception cref="InvalidOperationException">The optimizer has no learning rate.</exception>
    /// <exception cref="KeyNotFoundException">The optimizer has no such option.</exception>
    public RateScheduler(Optimizer optimizer, Schedule? schedule = null, ReduceOnPlateau? plateau = null, string? option = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        (_optimizer, _schedule, Plateau, _option) = (optimizer, schedule, plateau, option);
        Apply();
    }

    /// <summary>The factor that depends on measures, if there is one.</summary>
    public ReduceOnPlateau? Plateau { get; }

    /// <summary>Steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The factor of the rates now.</summary>
    public double Factor => (_schedule?.Factor(Steps) ?? 1) * (Plateau?.Factor ?? 1);

    /// <summary>The values that factor 1 stands for, group by group.</summary>
    internal IReadOnlyList<double> Firsts => _firsts;

    /// <summary>Goes on by one step.</summary>
    public void Step()
    {
        Steps++;
        Apply();
    }

    /// <summary>Tells the plateau a measure.</summary>
    /// <exception cref="InvalidOperationException">There is no plateau.</exception>
    public void Report(double measure)
    {
        if (Plateau is null) throw new InvalidOperationException("[rate_scheduler] measures are for schedulers with a plateau");
        Plateau.Report(measure);
        Apply();
    }

    /// <summary>Takes up where a checkpoint was; rates are not set, the optimizer has its own.</summary>
    internal void Restore(long steps, IEnumerable<double> firsts)
    {
        Steps = steps;
        _firsts.Clear();
        _firsts.AddRange(firsts);
    }

    private void Apply()
    {
        string option = _option ?? _optimizer.RateName;
        double factor = Factor;
        for (int i = 0; i < _optimizer.Groups.Count; i++)
        {
            ParameterGroup group = _optimizer.Groups[i];
            if (i == _firsts.Count) _firsts.Add(group[option]);
            group[option] = _firsts[i] * factor;
        }
    }
}
