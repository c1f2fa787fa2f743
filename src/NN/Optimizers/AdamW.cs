using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>
/// Adam with weight decay apart from the gradient, in PyTorch's form: p -= lr weight_decay p; m += (1-beta1)(g - m);
/// v += (1-beta2)(g² - v); p -= lr / (1-beta1^t) m / (sqrt(v) / sqrt(1-beta2^t) + eps), where t counts the updates of each parameter.
/// Without weight decay it is PyTorch's Adam. Source: Loshchilov and Hutter, "Decoupled weight decay regularization", 2019.
/// </summary>
public sealed class AdamW : Optimizer
{
    private readonly ParameterState _m, _v;

    /// <summary>Creates the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or a beta is not below 1.</exception>
    public AdamW(double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weightDecay = 0.01)
    {
        AddRate("lr", lr);
        AddOption("beta1", beta1, below: 1);
        AddOption("beta2", beta2, below: 1);
        AddOption("eps", eps);
        AddOption("weight_decay", weightDecay);
        (_m, _v) = (AddState("m"), AddState("v"));
    }

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr
    {
        get => Own["lr"];
        set => Own["lr"] = value;
    }

    /// <summary>How much of the mean of gradients is kept.</summary>
    public double Beta1 => Own["beta1"];

    /// <summary>How much of the mean of squared gradients is kept.</summary>
    public double Beta2 => Own["beta2"];

    /// <summary>What keeps the divisor from 0.</summary>
    public double Eps => Own["eps"];

    /// <summary>The part of a parameter, times the rate, that each update takes away.</summary>
    public double WeightDecay
    {
        get => Own["weight_decay"];
        set => Own["weight_decay"] = value;
    }

    /// <inheritdoc/>
    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient) => UpdateMany(group, [parameter], [gradient]);

    /// <inheritdoc/>
    protected override void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients)
    {
        // One that was left out of earlier updates is behind the others.
        for (int start = 0, end; start < parameters.Length; start = end)
        {
            long t = _m.NextStep(parameters[start]);
            for (end = start + 1; end < parameters.Length && _m.Steps(parameters[end]) == t - 1; end++) _m.NextStep(parameters[end]);
            double lr = group["lr"], beta1 = group["beta1"], beta2 = group["beta2"], root = Math.Sqrt(1 - Math.Pow(beta2, t));

            // m / (sqrt(v) / root + eps) = root m / (sqrt(v) + root eps)
            var step = new AdamStep(
                lr: lr * root / (1 - Math.Pow(beta1, t)), beta1, beta2, eps: group["eps"] * root, decay: lr * group["weight_decay"]);
            Step(step, parameters[start..end], gradients[start..end], _m, _v);
        }
    }
}
