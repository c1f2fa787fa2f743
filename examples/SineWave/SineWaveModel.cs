using DeZeroNative.NN;

namespace DeZeroNative.Examples.SineWave;

/// <summary>A stateful layer, and a linear one that says what comes next.</summary>
internal sealed class SineWaveModel : Model
{
    private readonly StatefulLayer _steps;
    private readonly Linear _fc;

    public SineWaveModel(SineWaveCell cell, int hidden, RandomGenerator random)
    {
        _steps = cell switch
        {
            SineWaveCell.Rnn => Add("rnn", new Rnn(hidden, random: random)),
            SineWaveCell.Lstm => Add("rnn", new Lstm(hidden, random: random)),
            _ => Add<StatefulLayer>("rnn", new Gru(hidden, random: random)),
        };
        _fc = Add("fc", new Linear(1, random: random));
    }

    public void ResetState() => _steps.ResetState();

    protected override Variable Compute(Variable x) => _fc.Forward(_steps.Forward(x));
}
