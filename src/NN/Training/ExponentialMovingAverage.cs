using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>
/// A running mean of a model's parameters, which often does better than the last ones: average = decay average + (1 - decay) p, at
/// first p. Buffers are the model's own.
/// </summary>
/// <example><code>
/// optimizer.Update();
/// average.Update();
/// using (average.Use()) Evaluate(model);
/// </code></example>
public sealed class ExponentialMovingAverage
{
    private readonly Layer _model;
    private readonly bool _warmUp;
    private readonly ParameterList _parameters = new();
    private readonly StepRows _rows = new();
    private readonly List<Tensor> _copies = [];
    private List<(Parameter Parameter, Tensor Own)>? _replaced;

    /// <summary>Creates it.</summary>
    /// <param name="model">Whose parameters it follows, also those made later.</param>
    /// <param name="decay">How much of the mean each update keeps, in [0, 1).</param>
    /// <param name="warmUp">Whether early updates keep less, (1 + n) / (10 + n) at most, n updates having been made.</param>
    public ExponentialMovingAverage(Layer model, double decay = 0.999, bool warmUp = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (decay is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(decay), $"[moving_average] decay must be in [0, 1), got {decay}");
        (_model, Decay, _warmUp) = (model, decay, warmUp);
    }

    /// <summary>How much of the mean each update keeps.</summary>
    public double Decay { get; }

    /// <summary>Updates so far.</summary>
    public long Updates { get; internal set; }

    /// <summary>Whether the model has the means in place of its parameters now.</summary>
    public bool IsInUse => _replaced is not null;

    /// <summary>The model it follows.</summary>
    internal Layer Model => _model;

    /// <summary>The means.</summary>
    internal ParameterState Averages { get; } = new();

    /// <summary>The mean of a parameter, or null before the first update that saw it.</summary>
    public Tensor? this[Parameter parameter] => Averages.Find(parameter) is null ? null : Averages[parameter];

    /// <summary>Takes in the parameters as they are now.</summary>
    /// <exception cref="InvalidOperationException">The model has the means themselves, see <see cref="Use"/>.</exception>
    public void Update()
    {
        RequireNotInUse();
        double decay = _warmUp ? Math.Min(Decay, (1.0 + Updates) / (10.0 + Updates)) : Decay;
        var step = new AverageStep(1 - decay);
        Updates++;
        _parameters.Clear();
        _model.AddParametersTo(_parameters);
        foreach (Parameter parameter in _parameters.Items)
        {
            if (Averages.Find(parameter) is not { } old || old.Shape != parameter.Shape)
            {
                Averages[parameter] = parameter.Data.Clone();
                continue;
            }
            Tensor average = Averages[parameter], p = parameter.Data.Contiguous();
            _rows.Add(step, p, average);
            if (!ReferenceEquals(p, parameter.Data)) _copies.Add(p);
        }
        _rows.Flush(step);
        foreach (Tensor copy in _copies) copy.Dispose();
        _copies.Clear();
        _parameters.Clear();
    }

    /// <summary>Puts the means in the place of the model's parameters until the result is disposed.</summary>
    /// <exception cref="InvalidOperationException">They are in their place already.</exception>
    public IDisposable Use()
    {
        RequireNotInUse();
        List<(Parameter Parameter, Tensor Own)> replaced = [];
        foreach (Parameter parameter in _model.Parameters())
        {
            if (this[parameter] is not { } average) continue;
            replaced.Add((parameter, parameter.Data));
            parameter.Data = average;
        }
        _replaced = replaced;
        return new Loan(this, replaced);
    }

    /// <summary>Copies the means into the model's parameters, for good.</summary>
    public void CopyToModel()
    {
        RequireNotInUse();
        foreach (Parameter parameter in _model.Parameters())
            if (this[parameter] is { } average) parameter.Data = TensorScope.Escape(average.Clone());
    }

    internal void RequireNotInUse()
    {
        if (IsInUse) throw new InvalidOperationException("[moving_average] the model has the means in place of its parameters; dispose what Use() gave first");
    }

    private sealed class Loan(ExponentialMovingAverage owner, List<(Parameter Parameter, Tensor Own)> replaced) : IDisposable
    {
        public void Dispose()
        {
            if (owner._replaced != replaced) return;
            foreach ((Parameter parameter, Tensor own) in replaced) parameter.Data = own;
            owner._replaced = null;
        }
    }
}
