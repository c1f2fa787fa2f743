using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

/// <summary>Recurrent steps and sequences in PyTorch's layout, and attention.</summary>
internal static class Recurrent
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("rnn_cell", c => F.RnnCell(c.X, c["h"], CellWeights(c), IsRelu(c))),
        Many("lstm_cell", c =>
        {
            (Variable h, Variable cell) = F.LstmCell(c.X, c["h"], c["c"], CellWeights(c));
            return [h, cell];
        }),
        One("gru_cell", c => F.GruCell(c.X, c["h"], CellWeights(c))),
        Many("rnn", c =>
        {
            (Variable y, Variable h) = F.Rnn(c.X, c["h0"], LayerWeights(c), IsRelu(c), c.Flag("batch_first"));
            return [y, h];
        }),
        Many("lstm", c =>
        {
            (Variable y, Variable h, Variable cell) = F.Lstm(c.X, c["h0"], c["c0"], LayerWeights(c), c.Flag("batch_first"));
            return [y, h, cell];
        }),
        Many("gru", c =>
        {
            (Variable y, Variable h) = F.Gru(c.X, c["h0"], LayerWeights(c), c.Flag("batch_first"));
            return [y, h];
        }),
        Many("dezero_rnn", c =>
        {
            var weights = new RecurrentWeights(F.Transpose(c["x2h_W"]), F.Transpose(c["h2h_W"]), c["x2h_b"]);
            Variable? h = null;
            return [.. Enumerable.Range(0, (int)c.X.Length).Select(t => h = F.RnnCell(c.X[t], h, weights))];
        }),
        Many("dezero_lstm", DezeroLstm),
        One("scaled_dot_product_attention", c => F.ScaledDotProductAttention(
            c["q"], c["k"], c["v"], c.Optional("mask"), c.NullableNumber("scale"), c.Flag("causal"))),
    ];

    private static Variable[] DezeroLstm(CaseContext c)
    {
        // DeZero's u is the gate g.
        string[] gates = ["i", "f", "u", "o"];
        Variable Joined(string prefix, string suffix, int axis) => F.Concat([.. gates.Select(gate => c[prefix + gate + suffix])], axis);
        var weights = new RecurrentWeights(F.Transpose(Joined("x2", "_W", 1)), F.Transpose(Joined("h2", "_W", 1)), Joined("x2", "_b", 0));
        var ys = new List<Variable>();
        Variable? h = null, cell = null;
        for (int t = 0; t < c.X.Length; t++)
        {
            (h, cell) = F.LstmCell(c.X[t], h, cell, weights);
            ys.Add(h);
        }
        return [.. ys, cell!];
    }

    private static bool IsRelu(CaseContext c) => c.Text("nonlinearity") switch
    {
        "relu" => true,
        "tanh" => false,
        string other => throw new InvalidDataException($"nonlinearity '{other}'"),
    };

    private static RecurrentWeights CellWeights(CaseContext c, string suffix = "") =>
        new(c["w_ih" + suffix], c["w_hh" + suffix], c.Optional("b_ih" + suffix), c.Optional("b_hh" + suffix));

    private static RecurrentWeights[] LayerWeights(CaseContext c) => [.. Enumerable.Range(0, c.Int("num_layers")).Select(k => CellWeights(c, "_l" + k))];
}
