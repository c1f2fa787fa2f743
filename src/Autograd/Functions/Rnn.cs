namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Recurrent layers over a whole sequence, each step as in <see cref="RnnCell"/>: the outputs (steps, rows, directions * units) of the
    /// last layer and the last states (layers * directions, rows, units).
    /// </summary>
    /// <param name="x">(steps, rows, inputs); (rows, steps, inputs) with <paramref name="batchFirst"/>, and so the outputs.</param>
    /// <param name="h0">The states before the first step, (layers * directions, rows, units), or null for zeros.</param>
    /// <param name="weights">Of each layer: forwards, then, where bidirectional, backwards.</param>
    /// <param name="relu">Whether relu takes the place of tanh.</param>
    /// <param name="batchFirst">Whether rows come before steps.</param>
    /// <param name="bidirectional">Whether each layer also goes from the last step to the first, the outputs side by side.</param>
    /// <param name="dropout">The part of the outputs dropped between layers: see <see cref="Dropout"/>.</param>
    /// <param name="random">Where chance comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static (Variable Y, Variable H) Rnn(
        Variable x,
        Variable? h0,
        IReadOnlyList<RecurrentWeights> weights,
        bool relu = false,
        bool batchFirst = false,
        bool bidirectional = false,
        double dropout = 0,
        RandomGenerator? random = null)
    {
        (Variable y, Variable[] last) = RecurrentStack.Run("rnn", x, [h0], weights, batchFirst, bidirectional, dropout, random, (input, states, w, reverse) =>
        {
            Variable h = RnnFunction.Run(input, states[0], w, relu, reverse);
            return (h, [RecurrentStack.Last(h, reverse)]);
        });
        return (y, last[0]);
    }
}
