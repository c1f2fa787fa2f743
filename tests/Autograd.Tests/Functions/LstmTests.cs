using static DeZeroNative.Tests.RecurrentCases;

namespace DeZeroNative.Tests;

public class LstmTests : FunctionTests<LstmTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("all results", x => All(F.Lstm(x[0], x[1], x[2], [Weights(x, 3)])), [Random((3, 2, 2), 1), Random((1, 2, 2), 2), Random((1, 2, 2), 3), .. Values(4, 2, 2)]),
        new("the last cell state alone", x => F.Lstm(x[0], null, null, [Weights(x, 1, 2)]).C, [Random((3, 2, 2), 1), .. Values(4, 2, 2)[..2]]),
        new("both directions", x => All(F.Lstm(x[0], null, null, [Weights(x, 1, 2), Weights(x, 3, 2)], bidirectional: true)),
            [Random((3, 1, 2), 1), .. Values(4, 2, 2)[..2], .. Values(4, 2, 2, 60)[..2]]),
    ];

    [Fact]
    public void It_goes_step_by_step_in_both_directions()
    {
        Tensor x = Random((4, 3, 2), 1), h0 = Random((2, 3, 5), 2), c0 = Random((2, 3, 5), 3);
        RecurrentWeights forward = Of(2, 10), backward = Of(2, 20);
        Variable[] ys = new Variable[2], hs = new Variable[2], cs = new Variable[2];
        for (int d = 0; d < 2; d++)
        {
            Variable h = h0[d], c = c0[d];
            ys[d] = SimpleRecurrence.Over(x, xt =>
            {
                (h, c) = SimpleRecurrence.Lstm(xt, h, c, d == 0 ? forward : backward);
                return h;
            }, reverse: d == 1);
            (hs[d], cs[d]) = (h, c);
        }

        (Variable y, Variable lastH, Variable lastC) = F.Lstm(x, h0, c0, [forward, backward], bidirectional: true);

        TensorAssert.Close(F.Concat(ys, axis: 2).Data, y.Data, rtol: 1e-12);
        TensorAssert.Close(F.Stack(hs).Data, lastH.Data, rtol: 1e-12);
        TensorAssert.Close(F.Stack(cs).Data, lastC.Data, rtol: 1e-12);
    }

    [Fact]
    public void Without_a_graph_it_computes_the_same_and_gives_its_memory_back()
    {
        Tensor x = Random((20, 8, 16), 1);
        RecurrentWeights w = Weights([.. Values(4, 16, 64).Select(v => (Variable)v)], 0);
        Tensor expected = F.Lstm(x, null, null, [w]).Y.Data;
        using var noGrad = new NoGrad();
        TensorAssert.Equal(expected, F.Lstm(x, null, null, [w]).Y.Data);
    }

    [Fact]
    public void Between_layers_it_drops_in_training_only()
    {
        Tensor x = Random((3, 2, 5), 1);
        RecurrentWeights[] w = [Of(5, 10), Of(5, 20)];
        Tensor plain = F.Lstm(x, null, null, w).Y.Data;
        Assert.False(Tensor.AllClose(F.Lstm(x, null, null, w, dropout: 0.5, random: new RandomGenerator(1)).Y.Data, plain));
        TensorAssert.Equal(F.Lstm(x, null, null, [w[0]]).Y.Data, F.Lstm(x, null, null, [w[0]], dropout: 0.5).Y.Data);
        using var test = new TestMode();
        TensorAssert.Equal(plain, F.Lstm(x, null, null, w, dropout: 0.5).Y.Data);
    }

    private static RecurrentWeights Of(int inputs, int seed) => Weights([.. Values(4, inputs, 5, seed).Select(v => (Variable)v)], 0);

    private static Variable All((Variable Y, Variable H, Variable C) y) => Join(y.Y, y.H, y.C);
}
