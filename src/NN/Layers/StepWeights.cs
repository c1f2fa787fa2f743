namespace DeZeroNative.NN;

/// <summary>
/// The matrices of a stateful layer, one per gate as DeZero keeps them, put side by side so that a step is two products and not two per
/// gate. That is done once per stretch of steps, which ends when a state is reset, cut from its graph or differentiated.
/// </summary>
internal sealed class StepWeights(Linear[] ofInput, Linear[] ofState)
{
    private readonly Tensor?[] _sources = new Tensor?[3 * ofInput.Length];
    private RecurrentWeights? _stacked;
    private StackedGatesFunction? _stack;

    /// <summary>The weights for a step on x; <paramref name="begins"/> where no graph leads to steps before it.</summary>
    public RecurrentWeights For(Variable x, bool begins)
    {
        if (x.Rank != 2) throw new ShapeException($"[recurrent] x (rows, inputs) expected, got {x.Shape}");
        foreach (Linear linear in ofInput) linear.MakeWeights(x.Shape[1]);
        if (NoGrad.IsActive) return Stack(new(ofInput.Length));
        bool replaced = AreReplaced();
        if (_stacked is null || begins || replaced || _stack!.IsSpent) _stacked = Stack(_stack = new(ofInput.Length));
        return _stacked;
    }

    private RecurrentWeights Stack(StackedGatesFunction function) => function.Stack(
        [.. ofInput.Select(linear => linear.W!)], [.. ofState.Select(linear => linear.W!)], ofInput[0].B is null ? [] : [.. ofInput.Select(linear => linear.B!)]);

    /// <summary>Whether a parameter was given another tensor since the last call.</summary>
    private bool AreReplaced()
    {
        bool replaced = false;
        for (int k = 0; k < ofInput.Length; k++)
        {
            Note(3 * k, ofInput[k].W);
            Note((3 * k) + 1, ofState[k].W);
            Note((3 * k) + 2, ofInput[k].B);
        }
        return replaced;

        void Note(int place, Parameter? parameter)
        {
            replaced |= !ReferenceEquals(_sources[place], parameter?.Data);
            _sources[place] = parameter?.Data;
        }
    }
}
