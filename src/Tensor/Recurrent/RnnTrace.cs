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
        using Tensor w = r.FromUnits();
        Tensor state = r.H0.ContiguousView();
        for (int step = 0; step < r.Steps; step++)
        {
            Tensor next = r.Step(h, r.At(step));
            Recurrence.Multiply(state, w, beta: 1, next);
            if (relu) next.Backend.Unary<ReluOp>(next, next);
            else next.Backend.Unary<TanhOp>(next, next);
            state.Dispose();
            state = next;
        }
        state.Dispose();
        return (h, new(r, relu, h.View(h.Layout)));
    }

    /// <summary>Walks back from the gradient of the states.</summary>
    internal RecurrentGradients Backward(Tensor gh)
    {
        Recurrence r = _recurrence;
        using Tensor gy = gh.ContiguousView(), w = r.FromGates();
        Tensor ga = r.AllocateGates(), carry = Tensor.AllocateLike(r.H0);
        r.Begin(gy, r.At(r.Steps - 1), carry);
        for (int step = r.Steps - 1; step >= 0; step--)
        {
            int t = r.At(step);
            using Tensor h = r.Step(_h, t), gate = r.Step(ga, t);
            if (_relu) gate.Backend.Binary<ReluGradientOp>(carry, h, gate);
            else gate.Backend.Binary<TanhGradientOp>(carry, h, gate);
            if (step > 0) r.Begin(gy, r.At(step - 1), carry);
            Recurrence.Multiply(gate, w, beta: step > 0 ? 1 : 0, carry);
        }
        return new(ga, ga, carry, null);
    }

    /// <summary>The gradient of the hidden weights.</summary>
    internal Tensor HiddenWeightsGradient(in RecurrentGradients gradients) => _recurrence.HiddenWeightsGradient(gradients.Hidden, _h);
}
