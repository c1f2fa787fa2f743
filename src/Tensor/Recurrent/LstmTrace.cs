namespace DeZeroNative;

/// <summary>
/// A run of c' = sigmoid(f) c + sigmoid(i) tanh(g), h' = sigmoid(o) tanh(c') over a sequence, where the gates i, f, g, o are the
/// quarters of x W + b + h U; and what backward needs of it: the activations, the cell states and a view of the states.
/// </summary>
internal sealed class LstmTrace
{
    private readonly Recurrence _recurrence;
    private readonly Tensor _c0, _gates, _c, _h;

    private LstmTrace(Recurrence recurrence, Tensor c0, Tensor gates, Tensor c, Tensor h) =>
        (_recurrence, _c0, _gates, _c, _h) = (recurrence, c0, gates, c, h);

    /// <summary>Runs over the sequence.</summary>
    /// <returns>The states (steps, rows, units), the last cell state, and the trace where it is to be kept.</returns>
    internal static (Tensor H, Tensor C, LstmTrace? Trace) Run(Recurrence r, Tensor c0, Tensor? b, bool keep)
    {
        if (b is not null) r.Require(b, r.Gates, "bias");
        r.Require(c0, r.H0.Shape, "cell state");
        Tensor gates = r.MultiplyInputs(b), hs = r.AllocateUnits(), cs = r.AllocateUnits();
        using Tensor h = r.H0.ContiguousView(), c = c0.ContiguousView();
        hs.Backend.LstmSequence(gates, h, c, r.Hidden, r.Reverse, hs, cs);
        r.Hidden.Trim();
        // A view of one step among many would keep the memory of all.
        Tensor end = r.Step(cs, r.At(r.Steps - 1)), last = r.Steps == 1 ? end : end.Clone();
        if (r.Steps > 1) end.Dispose();
        if (keep) return (hs, last, new(r, c0, gates, cs, hs.View(hs.Layout)));
        gates.Dispose();
        cs.Dispose();
        return (hs, last, null);
    }

    /// <summary>Walks back from the gradients of the states and of the last cell state, either of which may be missing; those before the gates go into ga if given.</summary>
    internal RecurrentGradients Backward(Tensor? gh, Tensor? gc, Tensor? ga = null)
    {
        Recurrence r = _recurrence;
        using Tensor? gy = gh?.ContiguousView();
        using Tensor c0 = _c0.ContiguousView();
        ga ??= r.AllocateGates();
        Tensor carry = Tensor.AllocateLike(r.H0), cell = Tensor.AllocateLike(r.H0);
        if (gc is null) cell.Backend.Fill(0, cell);
        else cell.Backend.Copy(gc, cell);
        ga.Backend.LstmSequenceGradient(_gates, c0, _c, r.Hidden, gy, r.Reverse, carry, cell, ga);
        r.Hidden.Trim();
        return new(ga, ga, carry, cell);
    }

    /// <summary>The gradient of the hidden weights.</summary>
    internal Tensor HiddenWeightsGradient(in RecurrentGradients gradients) => _recurrence.HiddenWeightsGradient(gradients.Hidden, _h);
}
