namespace DeZeroNative;

/// <summary>A run of h' = f(x W + b + h U) over a sequence, f being tanh or relu. Backward needs nothing but the states.</summary>
internal sealed class RnnTrace
{
    private readonly Recurrence _recurrence;
    private readonly bool _relu;
    private readonly Tensor _h;

    private RnnTrace(Recurrence recurrence, bool relu, Tensor h) => (_recurrence, _relu, _h) = (recurrence, relu, h);

    /// <summary>Runs over the sequence.</summary>
    /// <returns>The states (steps, rows, units), and the trace that keeps a view of them.</returns>
    internal static (Tensor H, RnnTrace Trace) Run(Recurrence r, Tensor? b, bool relu)
    {
        if (b is not null) r.Require(b, r.Gates, "bias");
        Tensor h = r.MultiplyInputs(b);
        using Tensor h0 = r.H0.ContiguousView();
        h.Backend.RnnSequence(h0, r.Hidden, relu, r.Reverse, h);
        r.Hidden.Trim();
        return (h, new(r, relu, h.View(h.Layout)));
    }

    /// <summary>Walks back from the gradient of the states; those before the gates go into ga if given.</summary>
    internal RecurrentGradients Backward(Tensor gh, Tensor? ga = null)
    {
        Recurrence r = _recurrence;
        using Tensor gy = gh.ContiguousView();
        ga ??= r.AllocateGates();
        Tensor carry = Tensor.AllocateLike(r.H0);
        ga.Backend.RnnSequenceGradient(_h, r.Hidden, _relu, gy, r.Reverse, carry, ga);
        r.Hidden.Trim();
        return new(ga, ga, carry, null);
    }

    /// <summary>The gradient of the hidden weights.</summary>
    internal Tensor HiddenWeightsGradient(in RecurrentGradients gradients) => _recurrence.HiddenWeightsGradient(gradients.Hidden, _h);
}
