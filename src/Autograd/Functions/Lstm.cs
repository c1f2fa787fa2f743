namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Layers of long short-term memory over a whole sequence, each step as in <see cref="LstmCell"/>: the outputs (steps, rows,
    /// directions * units) of the last layer, and the last states and cell states (layers * directions, rows, units).
    /// </summary>
    /// <param name="x">(steps, rows, inputs); (rows, steps, inputs) with <paramref name="batchFirst"/>, and so the outputs.</param>
    /// <param name="h0">The states before the first step, (layers * directions, rows, units), or null for zeros.</param>
    /// <param name="c0">The cell states before the first step, likewise.</param>
    /// <param name="weights">Of each layer: forwards, then, where bidirectional, backwards.</param>
    /// <param name="batchFirst">Whether rows come before steps.</param>
    /// <param name="bidirectional">Whether each layer also goes from the last step to the first, the outputs side by side.</param>
    /// <param name="dropout">The part of the outputs dropped between layers: see <see cref="Dropout"/>.</param>
    /// <param name="random">Where chance comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static (Variable Y, Variable H, Variable C) Lstm(
        Variable x,
        Variable? h0,
        Variable? c0,
        IReadOnlyList<RecurrentWeights> weights,
        bool batchFirst = false,
        bool bidirectional = false,
        double dropout = 0,
        RandomGenerator? random = null)
    {
        (Variable y, Variable[] last) = RecurrentStack.Run("lstm", x, [h0, c0], weights, batchFirst, bidirectional, dropout, random, (input, states, w, reverse) =>
        {
            (Variable h, Variable c) = LstmFunction.Run(input, states[0], states[1], w, reverse);
            return (h, [RecurrentStack.Last(h, reverse), c]);
        });
        return (y, last[0], last[1]);
    }
}
