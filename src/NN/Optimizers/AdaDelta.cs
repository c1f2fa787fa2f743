namespace DeZeroNative.NN;

/// <summary>
/// No learning rate: msg = rho msg + (1-rho) g²; dx = sqrt((msdx + eps) / (msg + eps)) g; msdx = rho msdx + (1-rho) dx²; p -= dx.
/// Source: Zeiler, "ADADELTA: an adaptive learning rate method", 2012.
/// </summary>
public sealed class AdaDelta : Optimizer
{
    private readonly ParameterState _msg = new(), _msdx = new();

    /// <summary>Creates the optimizer.</summary>
    public AdaDelta(double rho = 0.95, double eps = 1e-6) => (Rho, Eps) = (rho, eps);

    /// <summary>How much of the running means is kept.</summary>
    public double Rho { get; }

    /// <summary>What keeps both means from 0.</summary>
    public double Eps { get; }

    /// <inheritdoc/>
    protected override void UpdateOne(Parameter parameter, Tensor gradient)
    {
        Tensor p = parameter.Data;
        _msg[parameter] = RunningMean(_msg[parameter], gradient);
        using Tensor above = _msdx[parameter] + Eps;
        using Tensor below = _msg[parameter] + Eps;
        using Tensor ratio = above / below;
        using Tensor root = ratio.Sqrt();
        using Tensor dx = root * gradient;
        _msdx[parameter] = RunningMean(_msdx[parameter], dx);
        p.Backend.SgdStep(1, dx, p);
    }

    private Tensor RunningMean(Tensor mean, Tensor x)
    {
        using Tensor square = x * x;
        using Tensor share = square * (1 - Rho);
        Tensor y = mean * Rho;
        y.Accumulate(share);
        return y;
    }
}
