namespace DeZeroNative.NN;

/// <summary>In training, each element 0 with a probability and else scaled up, so that the mean stays; under <see cref="TestMode"/>, x: see <see cref="F.Dropout"/>.</summary>
public class Dropout : Layer
{
    private readonly RandomGenerator _random;

    /// <summary>Creates the layer.</summary>
    /// <param name="ratio">The part dropped, in [0, 1).</param>
    /// <param name="random">Where chance comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    public Dropout(double ratio = 0.5, RandomGenerator? random = null)
    {
        if (ratio is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(ratio), $"[dropout] ratio must be in [0, 1), got {ratio}");
        Ratio = ratio;
        _random = AddGenerator(random);
    }

    /// <summary>The part dropped.</summary>
    public double Ratio { get; }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => F.Dropout(x, Ratio, _random);

    // Nothing falls out in use.
    internal override void AddTo(InferencePlan plan)
    {
        if (GetType() != typeof(Dropout)) base.AddTo(plan);
    }
}
