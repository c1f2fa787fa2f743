namespace DeZeroNative;

/// <summary>
/// The weights of one recurrent layer as <see cref="RecurrentWeights"/> has them, of one matrix (inputs, units) per gate for x, one (units, units) per
/// gate for h, and, if there are any, one bias (units) per gate. Steps that share them may put their gradients off, see
/// <see cref="PutOff"/>. It notes when a backward pass has come through: what is done with the gradients then may change the matrices.
/// </summary>
internal sealed class StackedGatesFunction(int gates) : Function
{
    private StepProducts? _products;

    /// <summary>Whether a backward pass has come through.</summary>
    internal bool IsSpent { get; private set; }

    /// <summary>The weights for h, of which a backend may keep what it makes: nobody else writes to their memory.</summary>
    internal HiddenWeights? Hidden { get; private set; }

    /// <summary>The weights of a layer from those of its gates.</summary>
    internal RecurrentWeights Stack(Variable[] ofInput, Variable[] ofState, Variable[] biases)
    {
        Variable[] ys = Apply([.. ofInput, .. ofState, .. biases]);
        return new(ys[0], ys[1], biases.Length > 0 ? ys[2] : null);
    }

    /// <summary>
    /// Where the step under way is to note what the gradients of these weights are products of, so that they are multiplied for many steps at
    /// once; null where it is to multiply itself: the first step that a pass comes to, and steps whose own products are large.
    /// </summary>
    internal StepProducts? PutOff(BackwardPass? pass, Recurrence step, bool hiddenApart)
    {
        if (pass is null || !ReferenceEquals(pass, Pass)) return null;
        _products ??= StepProducts.For(step, hiddenApart);
        return _products is not null && _products.Takes(step) ? _products : null;
    }

    protected override Tensor[] Forward(Tensor[] xs)
    {
        Tensor w = StackMatrices(xs.AsSpan(0, gates)), u = StackMatrices(xs.AsSpan(gates, gates));
        Hidden = new(u, kept: true);
        return xs.Length > 2 * gates ? [w, u, Tensor.Concat(xs.AsSpan(2 * gates), axis: 0)] : [w, u];
    }

    internal override void Run(BackwardPass pass)
    {
        if (_products is not null)
        {
            // The first step left a gradient with each of them.
            foreach ((Variable? y, Tensor gradient) in Outputs.Zip(_products.Multiply())) pass.Add(this, y!, new Variable(gradient, requiresGrad: false));
        }
        base.Run(pass);
        // Steps begin anew with other weights; what these were packed to is given back while it is warm.
        Hidden!.Release();
    }

    protected override Variable?[] Backward(Variable?[] gys)
    {
        IsSpent = true;
        var gxs = new Variable?[Inputs.Count];
        for (int y = 0; y < gys.Length; y++)
        {
            if (gys[y] is not { } gy) continue;
            Variable parts = y < 2 ? F.Transpose(gy) : gy;
            Variable[] split = F.Split(parts, [.. Inputs.Skip(y * gates).Take(gates).Select(x => x.Shape[^1])], axis: parts.Rank - 1);
            split.CopyTo(gxs, y * gates);
        }
        return gxs;
    }

    private protected override void ForgetSlots()
    {
        base.ForgetSlots();
        _products?.Dispose();
        _products = null;
    }

    private static Tensor StackMatrices(ReadOnlySpan<Tensor> xs)
    {
        using Tensor joined = Tensor.Concat(xs, axis: 1);
        return joined.Transpose();
    }
}
