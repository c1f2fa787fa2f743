namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// One step of a gated recurrent unit: with a = x Wᵀ + b and u = h Uᵀ + c in parts r, z, n, the gates are r = sigmoid(a_r + u_r),
    /// z = sigmoid(a_z + u_z), n = tanh(a_n + r u_n), and the state becomes (1 - z) n + z h; x (rows, inputs), h (rows, units).
    /// </summary>
    /// <param name="x">The input of the step.</param>
    /// <param name="h">The state, or null for zeros.</param>
    /// <param name="weights">W, U, b, c, with the gates in the order r, z, n.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Variable GruCell(Variable x, Variable? h, RecurrentWeights weights)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weights);
        if (x.Rank != 2) throw new ShapeException($"[gru_cell] x (rows, inputs) expected, got {x.Shape}");
        return GruFunction.Run(x, h, weights, reverse: false);
    }
}

internal sealed class GruFunction(RecurrentWeights weights, bool reverse) : RecurrentFunction(weights, reverse)
{
    private readonly bool _hasInputBias = weights.InputBias is not null, _hasHiddenBias = weights.HiddenBias is not null;
    private GruTrace? _trace;

    private int HiddenBiasAt => _hasInputBias ? 5 : 4;

    internal static Variable Run(Variable x, Variable? h, RecurrentWeights weights, bool reverse)
    {
        var inputs = new List<Variable> { x, h ?? weights.ZeroState(x), weights.Input, weights.Hidden };
        if (weights.InputBias is { } b) inputs.Add(b);
        if (weights.HiddenBias is { } c) inputs.Add(c);
        return new GruFunction(weights, reverse).Apply([.. inputs])[0];
    }

    protected override Tensor[] Forward(Tensor[] xs)
    {
        Recurrence recurrence = Begin("gru", gates: 3, xs[0], xs[1], xs[2], xs[3]);
        Tensor? inputBias = _hasInputBias ? xs[4] : null, hiddenBias = _hasHiddenBias ? xs[HiddenBiasAt] : null;
        (Tensor h, _trace) = GruTrace.Run(recurrence, inputBias, hiddenBias, keep: GradMode.Recording);
        return [Like(xs[0], h)];
    }

    protected override Tensor?[] BackwardFused(Tensor?[] gys)
    {
        StepProducts? putOff = PutOff(hiddenApart: true);
        using RecurrentGradients g = _trace!.Backward(AsSteps(gys[0]!), putOff?.Next());
        var gxs = new Tensor?[Inputs.Count];
        if (Inputs[0].RequiresGrad) gxs[0] = InputGradient(g);
        gxs[1] = g.H0;
        if (putOff is not null)
        {
            putOff.Add(Recurrence);
            return gxs;
        }
        if (Inputs[2].RequiresGrad) gxs[2] = Recurrence.InputWeightsGradient(g.Inputs);
        if (Inputs[3].RequiresGrad) gxs[3] = _trace.HiddenWeightsGradient(g);
        if (_hasInputBias && Inputs[4].RequiresGrad) gxs[4] = Recurrence.BiasGradient(g.Inputs);
        if (_hasHiddenBias && Inputs[HiddenBiasAt].RequiresGrad) gxs[HiddenBiasAt] = Recurrence.BiasGradient(g.Hidden);
        return gxs;
    }

    protected override Variable?[] Backward(Variable?[] gys)
    {
        Variable x = AsSteps(Inputs[0]), h0 = Inputs[1], u0 = Inputs[3], gy = AsSteps(gys[0]!);
        Variable products = F.Linear(x, Right(Inputs[2]), _hasInputBias ? Inputs[4] : null), right = Right(u0), state = h0;
        int steps = Recurrence.Steps;
        long[] parts = [Recurrence.Units, Recurrence.Units, Recurrence.Units];
        Variable[] h = new Variable[steps], ga = new Variable[steps], gu = new Variable[steps];
        var gates = new (Variable R, Variable Z, Variable N, Variable U)[steps];
        for (int step = 0; step < steps; step++)
        {
            int t = Recurrence.At(step);
            Variable[] a = F.Split(products[t], parts, axis: 1), u = F.Split(F.Linear(state, right, _hasHiddenBias ? Inputs[HiddenBiasAt] : null), parts, axis: 1);
            Variable r = F.Sigmoid(a[0] + u[0]), z = F.Sigmoid(a[1] + u[1]), n = F.Tanh(a[2] + r * u[2]);
            gates[t] = (r, z, n, u[2]);
            state = h[t] = n + z * (state - n);
        }
        Variable? carry = null;
        for (int step = steps - 1; step >= 0; step--)
        {
            int t = Recurrence.At(step);
            (Variable r, Variable z, Variable n, Variable u) = gates[t];
            Variable gh = Add(gy[t], carry)!, before = step > 0 ? h[Recurrence.At(step - 1)] : h0;
            Variable gn = gh * (1 - z) * (1 - n * n), gr = gn * u * r * (1 - r), gz = gh * (before - n) * z * (1 - z);
            ga[t] = F.Concat([gr, gz, gn], axis: 1);
            gu[t] = F.Concat([gr, gz, gn * r], axis: 1);
            carry = F.MatMul(gu[t], u0) + gh * z;
        }
        Variable allA = F.Stack(ga), allU = F.Stack(gu);
        var gxs = new List<Variable?>
        {
            F.Reshape(F.MatMul(allA, Inputs[2]), Inputs[0].Shape), carry, WeightsGradient(allA, x), WeightsGradient(allU, StatesBefore(h0, h)),
        };
        if (_hasInputBias) gxs.Add(F.SumTo(allA, Inputs[4].Shape));
        if (_hasHiddenBias) gxs.Add(F.SumTo(allU, Inputs[HiddenBiasAt].Shape));
        return [.. gxs];
    }
}
