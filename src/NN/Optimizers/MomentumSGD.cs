namespace DeZeroNative.NN;

/// <summary>Gradient descent with momentum: v = momentum v - lr g; p += v.</summary>
public sealed class MomentumSGD : Optimizer
{
    private readonly ParameterState _v = new();

    /// <summary>Creates the optimizer.</summary>
    public MomentumSGD(double lr = 0.01, double momentum = 0.9) => (Lr, Momentum) = (lr, momentum);

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr { get; set; }

    /// <summary>How much of the last step is kept.</summary>
    public double Momentum { get; set; }

    /// <inheritdoc/>
    protected override void UpdateOne(Parameter parameter, Tensor gradient)
    {
        Tensor p = parameter.Data;
        p.Backend.MomentumStep(Lr, Momentum, gradient, _v[parameter], p);
    }
}
