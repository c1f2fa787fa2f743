using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>
/// No learning rate: msg = rho msg + (1-rho) g²; dx = sqrt((msdx + eps) / (msg + eps)) g; msdx = rho msdx + (1-rho) dx²; p -= dx.
/// Source: Zeiler, "ADADELTA: an adaptive learning rate method", 2012.
/// </summary>
public sealed class AdaDelta : Optimizer
{
    private readonly ParameterState _msg, _msdx;

    /// <summary>Creates the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or rho is not below 1.</exception>
    public AdaDelta(double rho = 0.95, double eps = 1e-6)
    {
        AddOption("rho", rho, below: 1);
        AddOption("eps", eps);
        (_msg, _msdx) = (AddState("msg"), AddState("msdx"));
    }

    /// <summary>How much of the running means is kept.</summary>
    public double Rho => Own["rho"];

    /// <summary>What keeps both means from 0.</summary>
    public double Eps => Own["eps"];

    /// <inheritdoc/>
    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient) => UpdateMany(group, [parameter], [gradient]);

    /// <inheritdoc/>
    protected override void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients) =>
        Step(new AdaDeltaStep(group["rho"], group["eps"]), parameters, gradients, _msg, _msdx);
}
