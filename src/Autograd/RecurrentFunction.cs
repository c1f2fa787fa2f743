namespace DeZeroNative;

/// <summary>
/// One recurrent layer over a sequence (steps, rows, inputs), or over one step (rows, inputs), as one function: the inputs of all steps are
/// multiplied at once, forward and for the gradient of the weights. A recorded backward pass computes the same step by step with
/// functions of <see cref="F"/>.
/// </summary>
internal abstract class RecurrentFunction(RecurrentWeights weights, bool reverse) : Function
{
    // Of weights that are stacked from those of gates for many steps.
    private readonly StackedGatesFunction? _stack = weights.Hidden.Creator as StackedGatesFunction;
    private Recurrence? _recurrence;

    protected Recurrence Recurrence => _recurrence!;

    /// <summary>Checks the operands of forward.</summary>
    protected Recurrence Begin(string operation, int gates, Tensor x, Tensor h0, Tensor inputWeights, Tensor hiddenWeights)
    {
        Tensor sequence = x.Rank == 2 ? x.ExpandDims(0) : x;
        return _recurrence = new(operation, gates, sequence, h0, inputWeights, _stack?.Hidden ?? new HiddenWeights(hiddenWeights, kept: false), reverse);
    }

    /// <summary>States by step, in the form of x.</summary>
    protected static Tensor Like(Tensor x, Tensor states)
    {
        if (x.Rank == 3) return states;
        using (states) return states.Reshape((states.Shape[1], states.Shape[2]));
    }

    /// <summary>A gradient of states in the form of a sequence.</summary>
    protected static Tensor AsSteps(Tensor gh) => gh.Rank == 2 ? gh.ExpandDims(0) : gh;

    /// <summary>A variable in the form of a sequence.</summary>
    protected static Variable AsSteps(Variable x) => x.Rank == 2 ? F.ExpandDims(x, 0) : x;

    /// <summary>Where this step notes its part in the gradients of the weights, if not multiplied here: see <see cref="StackedGatesFunction.PutOff"/>.</summary>
    protected StepProducts? PutOff(bool hiddenApart = false) => _stack?.PutOff(Pass, Recurrence, hiddenApart);

    /// <summary>The gradient of x.</summary>
    protected Tensor InputGradient(in RecurrentGradients gradients)
    {
        Tensor gx = Recurrence.InputGradient(gradients.Inputs);
        return Like(Inputs[0].Data, gx);
    }

    /// <summary>W of x W, and of h W, as operands on the right.</summary>
    protected static Variable Right(Variable w) => F.Transpose(w);

    /// <summary>The gradient of weights, from that of their products (steps, rows, gates) and the other operand (steps, rows, size).</summary>
    protected static Variable WeightsGradient(Variable ga, Variable x) =>
        F.MatMul(F.Transpose(F.Reshape(ga, (ga.Size / ga.Shape[2], ga.Shape[2]))), F.Reshape(x, (x.Size / x.Shape[2], x.Shape[2])));

    /// <summary>Per place in time, the state before its step.</summary>
    protected Variable StatesBefore(Variable h0, Variable[] h)
    {
        var before = new Variable[h.Length];
        for (int step = 0; step < h.Length; step++) before[Recurrence.At(step)] = step > 0 ? h[Recurrence.At(step - 1)] : h0;
        return F.Stack(before);
    }

    protected static Variable? Add(Variable? a, Variable? b) => a is null ? b : b is null ? a : a + b;
}
