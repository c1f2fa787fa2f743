namespace DeZeroNative;

/// <summary>Gradients without touching <see cref="Variable.Grad"/>.</summary>
public static class Autograd
{
    /// <summary>The sum over outputs of the derivatives of the outputs with respect to each input.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="inputs">With respect to what; they may be results of functions.</param>
    /// <param name="gradOutputs">Gradients to start from, one per output; null, or null in a place, stands for ones.</param>
    /// <param name="createGraph">Whether the pass is recorded, so that the gradients can be differentiated.</param>
    /// <returns>A gradient per input, null where the outputs do not depend on it.</returns>
    /// <exception cref="ShapeException">A start gradient has another shape than its output, or there is not one per output.</exception>
    /// <exception cref="InvalidOperationException">An output is a constant, or was made under <see cref="NoGrad"/>.</exception>
    public static Variable?[] Grad(IReadOnlyList<Variable> outputs, IReadOnlyList<Variable> inputs, IReadOnlyList<Variable?>? gradOutputs = null, bool createGraph = false)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(inputs);
        foreach (Variable x in inputs) ArgumentNullException.ThrowIfNull(x, nameof(inputs));
        if (gradOutputs is not null && gradOutputs.Count != outputs.Count)
            throw new ShapeException($"[grad] {gradOutputs.Count} start gradients for {outputs.Count} outputs");
        var gys = new Variable[outputs.Count];
        for (int i = 0; i < gys.Length; i++)
        {
            Variable y = outputs[i] ?? throw new ArgumentNullException(nameof(outputs));
            if (!y.RequiresGrad) throw new InvalidOperationException($"[grad] output {i} is a constant or was made under NoGrad");
            gys[i] = gradOutputs?[i] ?? new Variable(Tensor.OnesLike(y.Data), requiresGrad: false);
            if (gys[i].Shape != y.Shape) throw new ShapeException($"[grad] start gradient of shape {gys[i].Shape} for an output of shape {y.Shape}");
        }
        var pass = new BackwardPass(createGraph, retainGrad: false, [.. inputs]);
        pass.Run([.. outputs], gys);
        return pass.Found;
    }

    /// <summary>The derivative of one output with respect to one input, from ones; null where there is no dependence.</summary>
    public static Variable? Grad(Variable output, Variable input, bool createGraph = false) => Grad([output], [input], null, createGraph)[0];
}
