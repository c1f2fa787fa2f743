namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// One step of a long short-term memory: with i, f, g, o the quarters of x Wᵀ + b + h Uᵀ + c, the cell state becomes
    /// sigmoid(f) c + sigmoid(i) tanh(g) and the state sigmoid(o) tanh(of that); x (rows, inputs), states (rows, units).
    /// Both results come from one function: who cuts the graph behind H alone unchains C as well.
    /// </summary>
    /// <param name="x">The input of the step.</param>
    /// <param name="h">The state, or null for zeros.</param>
    /// <param name="c">The cell state, or null for zeros.</param>
    /// <param name="weights">W, U, b, c, with the gates in the order i, f, g, o.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static (Variable H, Variable C) LstmCell(Variable x, Variable? h, Variable? c, RecurrentWeights weights)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weights);
        if (x.Rank != 2) throw new ShapeException($"[lstm_cell] x (rows, inputs) expected, got {x.Shape}");
        return LstmFunction.Run(x, h, c, weights, reverse: false);
    }
}

internal sealed class LstmFunction(RecurrentWeights weights, bool reverse) : RecurrentFunction(weights, reverse)
{
    private LstmTrace? _trace;

    internal static (Variable H, Variable C) Run(Variable x, Variable? h, Variable? c, RecurrentWeights weights, bool reverse)
    {
        h ??= weights.ZeroState(x);
        c ??= weights.ZeroState(x);
        var function = new LstmFunction(weights, reverse);
        Variable[] ys = weights.Bias is { } b
            ? function.Apply(x, h, c, weights.Input, weights.Hidden, b)
            : function.Apply(x, h, c, weights.Input, weights.Hidden);
        return (ys[0], ys[1]);
    }

    protected override Tensor[] Forward(Tensor[] xs)
    {
        Recurrence recurrence = Begin("lstm", gates: 4, xs[0], xs[1], xs[3], xs[4]);
        (Tensor h, Tensor c, _trace) = LstmTrace.Run(recurrence, xs[2], xs.Length > 5 ? xs[5] : null, keep: GradMode.Recording);
        return [Like(xs[0], h), c];
    }

    protected override Tensor?[] BackwardFused(Tensor?[] gys)
    {
        StepProducts? putOff = PutOff();
        using RecurrentGradients g = _trace!.Backward(gys[0] is { } gh ? AsSteps(gh) : null, gys[1], putOff?.Next().Inputs);
        var gxs = new Tensor?[Inputs.Count];
        if (Inputs[0].RequiresGrad) gxs[0] = InputGradient(g);
        (gxs[1], gxs[2]) = (g.H0, g.C0);
        if (putOff is not null)
        {
            putOff.Add(Recurrence);
            return gxs;
        }
        if (Inputs[3].RequiresGrad) gxs[3] = Recurrence.InputWeightsGradient(g.Inputs);
        if (Inputs[4].RequiresGrad) gxs[4] = _trace.HiddenWeightsGradient(g);
        if (gxs.Length > 5 && Inputs[5].RequiresGrad) gxs[5] = Recurrence.BiasGradient(g.Inputs);
        return gxs;
    }

    protected override Variable?[] Backward(Variable?[] gys)
    {
        Variable x = AsSteps(Inputs[0]), h0 = Inputs[1], c0 = Inputs[2], u = Inputs[4];
        Variable? gy = gys[0] is { } given ? AsSteps(given) : null, gc = gys[1], carry = null;
        Variable products = F.Linear(x, Right(Inputs[3]), Inputs.Count > 5 ? Inputs[5] : null), ut = Right(u), state = h0, cell = c0;
        int steps = Recurrence.Steps;
        Variable[] h = new Variable[steps], c = new Variable[steps], ga = new Variable[steps];
        var gates = new (Variable I, Variable F, Variable G, Variable O)[steps];
        for (int step = 0; step < steps; step++)
        {
            int t = Recurrence.At(step);
            Variable[] a = F.Split(products[t] + F.MatMul(state, ut), [Recurrence.Units, Recurrence.Units, Recurrence.Units, Recurrence.Units], axis: 1);
            gates[t] = (F.Sigmoid(a[0]), F.Sigmoid(a[1]), F.Tanh(a[2]), F.Sigmoid(a[3]));
            cell = c[t] = gates[t].F * cell + gates[t].I * gates[t].G;
            state = h[t] = gates[t].O * F.Tanh(cell);
        }
        for (int step = steps - 1; step >= 0; step--)
        {
            int t = Recurrence.At(step);
            (Variable i, Variable f, Variable g, Variable o) = gates[t];
            Variable y = F.Tanh(c[t]), before = step > 0 ? c[Recurrence.At(step - 1)] : c0;
            Variable gh = Add(gy?[t], carry) ?? Tensor.ZerosLike(c0.Data);
            Variable e = Add(gc, gh * o * (1 - y * y))!;
            ga[t] = F.Concat([e * g * i * (1 - i), e * before * f * (1 - f), e * i * (1 - g * g), gh * y * o * (1 - o)], axis: 1);
            carry = F.MatMul(ga[t], u);
            gc = e * f;
        }
        Variable all = F.Stack(ga);
        Variable gx = F.Reshape(F.MatMul(all, Inputs[3]), Inputs[0].Shape);
        Variable gw = WeightsGradient(all, x), gu = WeightsGradient(all, StatesBefore(h0, h));
        return Inputs.Count > 5 ? [gx, carry, gc, gw, gu, F.SumTo(all, Inputs[5].Shape)] : [gx, carry, gc, gw, gu];
    }
}
