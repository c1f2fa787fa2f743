using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>Gradient descent: p -= lr g.</summary>
public sealed class SGD : Optimizer
{
    /// <summary>Creates the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not a finite number.</exception>
    public SGD(double lr = 0.01) => AddRate("lr", lr);

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr
    {
        get => Own["lr"];
        set => Own["lr"] = value;
    }

    /// <inheritdoc/>
    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient) => UpdateMany(group, [parameter], [gradient]);

    /// <inheritdoc/>
    protected override void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients) =>
        Step(new SgdStep(group["lr"]), parameters, gradients);
}
