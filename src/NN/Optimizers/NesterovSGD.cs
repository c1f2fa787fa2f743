using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>
/// Gradient descent with Nesterov's momentum in PyTorch's form: g += weight_decay p; b = momentum b + g; p -= lr (g + momentum b).
/// Source: Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep learning", 2013.
/// </summary>
public sealed class NesterovSGD : Optimizer
{
    private readonly ParameterState _b;

    /// <summary>Creates the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public NesterovSGD(double lr = 0.01, double momentum = 0.9, double weightDecay = 0)
    {
        AddRate("lr", lr);
        AddOption("momentum", momentum);
        AddOption("weight_decay", weightDecay);
        _b = AddState("b");
    }

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr
    {
        get => Own["lr"];
        set => Own["lr"] = value;
    }

    /// <summary>How much of the sum of gradients is kept.</summary>
    public double Momentum
    {
        get => Own["momentum"];
        set => Own["momentum"] = value;
    }

    /// <summary>How strongly parameters are pulled towards 0, through the gradient.</summary>
    public double WeightDecay
    {
        get => Own["weight_decay"];
        set => Own["weight_decay"] = value;
    }

    /// <inheritdoc/>
    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient) => UpdateMany(group, [parameter], [gradient]);

    /// <inheritdoc/>
    protected override void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients) =>
        Step(new NesterovStep(group["lr"], group["momentum"], group["weight_decay"]), parameters, gradients, _b);
}
