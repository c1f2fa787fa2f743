namespace DeZeroNative;

public static partial class F
{
    /// <summary>One step of a recurrent layer, tanh(x Wᵀ + b + h Uᵀ + c), for x (rows, inputs) and the state h (rows, units).</summary>
    /// <param name="x">The input of the step.</param>
    /// <param name="h">The state, or null for zeros.</param>
    /// <param name="weights">W, U, b, c.</param>
    /// <param name="relu">Whether relu takes the place of tanh.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Variable RnnCell(Variable x, Variable? h, RecurrentWeights weights, bool relu = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weights);
        if (x.Rank != 2) throw new ShapeException($"[rnn_cell] x (rows, inputs) expected, got {x.Shape}");
        return RnnFunction.Run(x, h, weights, relu, reverse: false);
    }
}

internal sealed class RnnFunction(RecurrentWeights weights, bool relu, bool reverse) : RecurrentFunction(weights, reverse)
{
    private RnnTrace? _trace;

    internal static Variable Run(Variable x, Variable? h, RecurrentWeights weights, bool relu, bool reverse)
    {
        h ??= weights.ZeroState(x);
        var function = new RnnFunction(weights, relu, reverse);
        return weights.Bias is { } b ? function.Apply(x, h, weights.Input, weights.Hidden, b)[0] : function.Apply(x, h, weights.Input, weights.Hidden)[0];
    }

    protected override Tensor[] Forward(Tensor[] xs)
    {
        (Tensor h, _trace) = RnnTrace.Run(Begin("rnn", gates: 1, xs[0], xs[1], xs[2], xs[3]), xs.Length > 4 ? xs[4] : null, relu);
        return [Like(xs[0], h)];
    }

    protected override Tensor?[] BackwardFused(Tensor?[] gys)
    {
        StepProducts? putOff = PutOff();
        using RecurrentGradients g = _trace!.Backward(AsSteps(gys[0]!), putOff?.Next().Inputs);
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
        if (gxs.Length > 4 && Inputs[4].RequiresGrad) gxs[4] = Recurrence.BiasGradient(g.Inputs);
        return gxs;
    }

    protected override Variable?[] Backward(Variable?[] gys)
    {
        Variable x = AsSteps(Inputs[0]), h0 = Inputs[1], u = Inputs[3], gy = AsSteps(gys[0]!);
        Variable products = F.Linear(x, Right(Inputs[2]), Inputs.Count > 4 ? Inputs[4] : null), ut = Right(u), state = h0;
        int steps = Recurrence.Steps;
        Variable[] h = new Variable[steps], ga = new Variable[steps];
        for (int step = 0; step < steps; step++)
        {
            int t = Recurrence.At(step);
            Variable a = products[t] + F.MatMul(state, ut);
            state = h[t] = relu ? F.Relu(a) : F.Tanh(a);
        }
        Variable? carry = null;
        for (int step = steps - 1; step >= 0; step--)
        {
            int t = Recurrence.At(step);
            Variable gh = Add(gy[t], carry)!;
            ga[t] = relu ? gh * (h[t].Data > 0).To(gh.DType) : gh * (1 - h[t] * h[t]);
            carry = F.MatMul(ga[t], u);
        }
        Variable all = F.Stack(ga);
        Variable gx = F.Reshape(F.MatMul(all, Inputs[2]), Inputs[0].Shape);
        Variable gw = WeightsGradient(all, x), gu = WeightsGradient(all, StatesBefore(h0, h));
        return Inputs.Count > 4 ? [gx, carry, gw, gu, F.SumTo(all, Inputs[4].Shape)] : [gx, carry, gw, gu];
    }
}
