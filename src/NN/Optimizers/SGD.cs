namespace DeZeroNative.NN;

/// <summary>Gradient descent: p -= lr g.</summary>
public sealed class SGD : Optimizer
{
    /// <summary>Creates the optimizer.</summary>
    public SGD(double lr = 0.01) => Lr = lr;

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr { get; set; }

    /// <inheritdoc/>
    protected override void UpdateOne(Parameter parameter, Tensor gradient)
    {
        Tensor p = parameter.Data;
        p.Backend.SgdStep(Lr, gradient, p);
    }
}
