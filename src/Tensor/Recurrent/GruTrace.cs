namespace DeZeroNative;

/// <summary>
/// A run of r, z = sigmoid, n = tanh(a_n + r u_n), h' = (1 - z) n + z h over a sequence, where a = x W + b and u = h U + b' have the
/// parts r, z, n; and what backward needs of it: the activations, the products u and a view of the states.
/// </summary>
internal sealed class GruTrace
{
    private readonly Recurrence _recurrence;
    private readonly Tensor _gates, _hidden, _h;

    private GruTrace(Recurrence recurrence, Tensor gates, Tensor hidden, Tensor h) =>
        (_recurrence, _gates, _hidden, _h) = (recurrence, gates, hidden, h);

    /// <summary>Runs over the sequence.</summary>
    /// <returns>The states (steps, rows, units), and the trace where it is to be kept.</returns>
    internal static (Tensor H, GruTrace? Trace) Run(Recurrence r, Tensor? inputBias, Tensor? hiddenBias, bool keep)
    {
        if (inputBias is not null) r.Require(inputBias, r.Gates, "bias");
        if (hiddenBias is not null) r.Require(hiddenBias, r.Gates, "hidden bias");
        Tensor gates = r.MultiplyInputs(inputBias), hidden = r.AllocateGates(), hs = r.AllocateUnits();
        if (hiddenBias is not null) hidden.CopyFrom(hiddenBias.BroadcastTo(hidden.Shape));
        using Tensor h0 = r.H0.ContiguousView();
        hs.Backend.GruSequence(gates, hidden, hiddenBias is not null, h0, r.Hidden, r.Reverse, hs);
        r.Hidden.Trim();
        if (keep) return (hs, new(r, gates, hidden, hs.View(hs.Layout)));
        gates.Dispose();
        hidden.Dispose();
        return (hs, null);
    }

    /// <summary>Walks back from the gradient of the states; those before the gates go where they are told, if they are.</summary>
    internal RecurrentGradients Backward(Tensor gh, (Tensor Inputs, Tensor Hidden)? into = null)
    {
        Recurrence r = _recurrence;
        using Tensor gy = gh.ContiguousView(), h0 = r.H0.ContiguousView();
        (Tensor ga, Tensor gu) = into ?? (r.AllocateGates(), r.AllocateGates());
        Tensor carry = Tensor.AllocateLike(r.H0);
        ga.Backend.GruSequenceGradient(_gates, _hidden, h0, _h, r.Hidden, gy, r.Reverse, carry, ga, gu);
        r.Hidden.Trim();
        return new(ga, gu, carry, null);
    }

    /// <summary>The gradient of the hidden weights.</summary>
    internal Tensor HiddenWeightsGradient(in RecurrentGradients gradients) => _recurrence.HiddenWeightsGradient(gradients.Hidden, _h);
}
