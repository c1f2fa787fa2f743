using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>
/// Steps divided by a running root of squared gradients, in PyTorch's form: v = alpha v + (1-alpha) g²; d = sqrt(v) + eps, centered
/// sqrt(v - a²) + eps with a = alpha a + (1-alpha) g; p -= lr g / d, with momentum b = momentum b + g / d; p -= lr b.
/// Sources: Hinton, "Neural networks for machine learning", lecture 6, 2012; centered: Graves, "Generating sequences with recurrent
/// neural networks", 2013.
/// </summary>
public sealed class RMSprop : Optimizer
{
    private readonly ParameterState _v, _b;
    private readonly ParameterState? _a;

    /// <summary>Creates the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or alpha is not below 1.</exception>
    public RMSprop(double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double momentum = 0, bool centered = false)
    {
        AddRate("lr", lr);
        AddOption("alpha", alpha, below: 1);
        AddOption("eps", eps);
        AddOption("momentum", momentum);
        (_v, _b) = (AddState("v"), AddState("b"));
        if (centered) _a = AddState("a");
    }

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr
    {
        get => Own["lr"];
        set => Own["lr"] = value;
    }

    /// <summary>How much of the running means is kept.</summary>
    public double Alpha => Own["alpha"];

    /// <summary>What keeps the divisor from 0.</summary>
    public double Eps => Own["eps"];

    /// <summary>How much of the sum of steps is kept.</summary>
    public double Momentum
    {
        get => Own["momentum"];
        set => Own["momentum"] = value;
    }

    /// <summary>Whether the mean of the gradients is taken off, so that the root is a deviation.</summary>
    public bool Centered => _a is not null;

    /// <inheritdoc/>
    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient) => UpdateMany(group, [parameter], [gradient]);

    /// <inheritdoc/>
    protected override void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients)
    {
        double lr = group["lr"], alpha = group["alpha"], eps = group["eps"], momentum = group["momentum"];
        if (Centered && momentum > 0) Step(new RmspropStep<Yes, Yes>(lr, alpha, eps, momentum), parameters, gradients, _v, _a, _b);
        else if (Centered) Step(new RmspropStep<Yes, No>(lr, alpha, eps, momentum), parameters, gradients, _v, _a);
        else if (momentum > 0) Step(new RmspropStep<No, Yes>(lr, alpha, eps, momentum), parameters, gradients, _v, _b);
        else Step(new RmspropStep<No, No>(lr, alpha, eps, momentum), parameters, gradients, _v);
    }
}
