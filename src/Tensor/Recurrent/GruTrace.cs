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
        using Tensor w = r.FromUnits();
        Tensor h = r.H0.ContiguousView();
        for (int step = 0; step < r.Steps; step++)
        {
            int t = r.At(step);
            using Tensor gate = r.Step(gates, t), product = r.Step(hidden, t);
            Tensor h1 = r.Step(hs, t);
            Recurrence.Multiply(h, w, beta: hiddenBias is null ? 0 : 1, product);
            gate.Backend.GruStep(gate, product, h, h1);
            h.Dispose();
            h = h1;
        }
        h.Dispose();
        if (keep) return (hs, new(r, gates, hidden, hs.View(hs.Layout)));
        gates.Dispose();
        hidden.Dispose();
        return (hs, null);
    }

    /// <summary>Walks back from the gradient of the states.</summary>
    internal RecurrentGradients Backward(Tensor gh)
    {
        Recurrence r = _recurrence;
        using Tensor gy = gh.ContiguousView(), w = r.FromGates();
        Tensor ga = r.AllocateGates(), gu = r.AllocateGates(), carry = Tensor.AllocateLike(r.H0);
        r.Begin(gy, r.At(r.Steps - 1), carry);
        for (int step = r.Steps - 1; step >= 0; step--)
        {
            int t = r.At(step);
            using Tensor gates = r.Step(_gates, t), product = r.Step(_hidden, t), gate = r.Step(ga, t), hidden = r.Step(gu, t);
            using Tensor h = step > 0 ? r.Step(_h, r.At(step - 1)) : r.H0.ContiguousView();
            // Leaves in the carry what goes past the gates, straight from h' to h.
            gate.Backend.GruStepGradient(gates, product, h, carry, gate, hidden);
            Recurrence.Multiply(hidden, w, beta: 1, carry);
            if (step == 0) break;
            using Tensor earlier = r.Step(gy, r.At(step - 1));
            carry.Accumulate(earlier);
        }
        return new(ga, gu, carry, null);
    }

    /// <summary>The gradient of the hidden weights.</summary>
    internal Tensor HiddenWeightsGradient(in RecurrentGradients gradients) => _recurrence.HiddenWeightsGradient(gradients.Hidden, _h);
}
