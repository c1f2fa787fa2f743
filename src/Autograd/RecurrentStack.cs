namespace DeZeroNative;

/// <summary>Recurrent layers upon each other, each in one direction or both.</summary>
internal static class RecurrentStack
{
    /// <summary>One layer in one direction: from a sequence, its states before the first step (null for zeros) and its weights to the outputs and the last states.</summary>
    internal delegate (Variable Y, Variable[] Last) Direction(Variable x, Variable?[] states, RecurrentWeights weights, bool reverse);

    /// <summary>Runs all layers; the states of layer k in direction d are at k * directions + d.</summary>
    internal static (Variable Y, Variable[] Last) Run(
        string operation,
        Variable x,
        Variable?[] states,
        IReadOnlyList<RecurrentWeights> weights,
        bool batchFirst,
        bool bidirectional,
        double dropout,
        RandomGenerator? random,
        Direction direction)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weights);
        int directions = bidirectional ? 2 : 1;
        if (weights.Count == 0 || weights.Count % directions != 0)
            throw new ArgumentException($"[{operation}] {weights.Count} weights for layers of {directions} direction(s)", nameof(weights));
        if (x.Rank != 3) throw new ShapeException($"[{operation}] a sequence of three axes expected, got {x.Shape}");
        foreach (Variable? state in states)
            if (state is not null && (state.Rank != 3 || state.Length != weights.Count))
                throw new ShapeException($"[{operation}] states ({weights.Count}, rows, units) expected, got {state.Shape}");

        Variable y = batchFirst ? F.Transpose(x, 1, 0, 2) : x;
        var last = new Variable[states.Length][];
        for (int i = 0; i < last.Length; i++) last[i] = new Variable[weights.Count];
        var ys = new Variable[directions];
        for (int k = 0; k < weights.Count; k += directions)
        {
            if (k > 0 && dropout > 0) y = F.Dropout(y, dropout, random);
            for (int d = 0; d < directions; d++)
            {
                (ys[d], Variable[] ends) = direction(y, Array.ConvertAll(states, state => state?[k + d]), weights[k + d], reverse: d == 1);
                for (int i = 0; i < ends.Length; i++) last[i][k + d] = ends[i];
            }
            y = directions == 1 ? ys[0] : F.Concat(ys, axis: 2);
        }
        return (batchFirst ? F.Transpose(y, 1, 0, 2) : y, Array.ConvertAll(last, ends => F.Stack(ends)));
    }

    /// <summary>The state after the last step, from those of all steps.</summary>
    internal static Variable Last(Variable y, bool reverse) => y[reverse ? 0 : y.Length - 1];
}
