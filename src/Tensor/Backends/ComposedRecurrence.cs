namespace DeZeroNative.Backends;

/// <summary>
/// Recurrent layers over a sequence step by step: a product with <see cref="IBackend.Gemm"/>, then the gates. The gradients walk back; gh
/// begins as the gradient of the last state and gathers what each step sends to the one before.
/// </summary>
internal static class ComposedRecurrence
{
    internal static void Lstm(IBackend backend, Tensor gates, Tensor h0, Tensor c0, HiddenWeights u, bool reverse, Tensor h, Tensor c)
    {
        using Tensor w = u.FromUnits();
        StepViews gateSteps = new(gates, reverse), hSteps = new(h, reverse), cSteps = new(c, reverse);
        for (int step = 0; step < gateSteps.Count; step++)
        {
            using Tensor gate = gateSteps[step], before = hSteps.Before(step, h0), cell = cSteps.Before(step, c0), h1 = hSteps[step], c1 = cSteps[step];
            backend.Gemm(1, before, w, 1, gate);
            backend.LstmStep(gate, cell, c1, h1);
        }
    }

    internal static void LstmGradient(
        IBackend backend, Tensor gates, Tensor c0, Tensor c, HiddenWeights u, Tensor? gy, bool reverse, Tensor gh, Tensor gc, Tensor gate)
    {
        using Tensor w = u.FromGates();
        StepViews gateSteps = new(gates, reverse), cSteps = new(c, reverse), gradients = new(gate, reverse);
        Begin(backend, gy, reverse, gateSteps.Count - 1, gh);
        for (int step = gateSteps.Count - 1; step >= 0; step--)
        {
            using Tensor a = gateSteps[step], cell = cSteps.Before(step, c0), c1 = cSteps[step], ga = gradients[step];
            backend.LstmStepGradient(a, cell, c1, gh, gc, ga);
            if (step > 0) Begin(backend, gy, reverse, step - 1, gh);
            backend.Gemm(1, ga, w, step > 0 ? 1 : 0, gh);
        }
    }

    internal static void Gru(IBackend backend, Tensor gates, Tensor hidden, bool biased, Tensor h0, HiddenWeights u, bool reverse, Tensor h)
    {
        using Tensor w = u.FromUnits();
        StepViews gateSteps = new(gates, reverse), products = new(hidden, reverse), hSteps = new(h, reverse);
        for (int step = 0; step < gateSteps.Count; step++)
        {
            using Tensor gate = gateSteps[step], product = products[step], before = hSteps.Before(step, h0), h1 = hSteps[step];
            backend.Gemm(1, before, w, biased ? 1 : 0, product);
            backend.GruStep(gate, product, before, h1);
        }
    }

    internal static void GruGradient(
        IBackend backend, Tensor gates, Tensor hidden, Tensor h0, Tensor h, HiddenWeights u, Tensor gy, bool reverse, Tensor gh, Tensor gate, Tensor gu)
    {
        using Tensor w = u.FromGates();
        StepViews gateSteps = new(gates, reverse), products = new(hidden, reverse), hSteps = new(h, reverse), outer = new(gy, reverse);
        StepViews ofInputs = new(gate, reverse), ofProducts = new(gu, reverse);
        Begin(backend, gy, reverse, gateSteps.Count - 1, gh);
        for (int step = gateSteps.Count - 1; step >= 0; step--)
        {
            using Tensor a = gateSteps[step], product = products[step], before = hSteps.Before(step, h0), ga = ofInputs[step], gp = ofProducts[step];
            // Leaves in gh what goes past the gates, straight from a state to the one before.
            backend.GruStepGradient(a, product, before, gh, ga, gp);
            backend.Gemm(1, gp, w, 1, gh);
            if (step == 0) break;
            using Tensor earlier = outer[step - 1];
            backend.Binary<AddOp>(gh, earlier, gh);
        }
    }

    internal static void Rnn(IBackend backend, Tensor h0, HiddenWeights u, bool relu, bool reverse, Tensor h)
    {
        using Tensor w = u.FromUnits();
        StepViews hSteps = new(h, reverse);
        for (int step = 0; step < hSteps.Count; step++)
        {
            using Tensor before = hSteps.Before(step, h0), h1 = hSteps[step];
            backend.Gemm(1, before, w, 1, h1);
            if (relu) backend.Unary<ReluOp>(h1, h1);
            else backend.Unary<TanhOp>(h1, h1);
        }
    }

    internal static void RnnGradient(IBackend backend, Tensor h, HiddenWeights u, bool relu, Tensor gy, bool reverse, Tensor gh, Tensor gate)
    {
        using Tensor w = u.FromGates();
        StepViews hSteps = new(h, reverse), gradients = new(gate, reverse);
        Begin(backend, gy, reverse, hSteps.Count - 1, gh);
        for (int step = hSteps.Count - 1; step >= 0; step--)
        {
            using Tensor h1 = hSteps[step], ga = gradients[step];
            if (relu) backend.Binary<ReluGradientOp>(gh, h1, ga);
            else backend.Binary<TanhGradientOp>(gh, h1, ga);
            if (step > 0) Begin(backend, gy, reverse, step - 1, gh);
            backend.Gemm(1, ga, w, step > 0 ? 1 : 0, gh);
        }
    }

    /// <summary>Takes the gradient of a step's output into gh, which the step after it adds its own to.</summary>
    private static void Begin(IBackend backend, Tensor? gy, bool reverse, int step, Tensor gh)
    {
        if (gy is null)
        {
            backend.Fill(0, gh);
            return;
        }
        using Tensor outer = new StepViews(gy, reverse)[step];
        backend.Copy(outer, gh);
    }
}
