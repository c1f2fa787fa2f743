using static DeZeroNative.Tests.RecurrentCases;

namespace DeZeroNative.Tests;

public class GruCellTests : FunctionTests<GruCellTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("with a state", x => F.GruCell(x[0], x[1], Weights(x, 2)), [Random((2, 3), 1), Random((2, 2), 2), .. Values(3, 3, 2)]),
        new("from nothing, with one bias", x => F.GruCell(x[0], null, Weights(x, 1, 3)), [Random((2, 3), 1), .. Values(3, 3, 2)[..3]]),
        new("without an input bias", x => F.GruCell(x[0], x[1], new(x[2], x[3], null, x[4])), [Random((2, 3), 1), Random((2, 2), 2), .. Values(3, 3, 2)[..3]]),
        new("two steps without biases", x => F.GruCell(x[0], F.GruCell(x[0], x[1], Weights(x, 2, 2)), Weights(x, 2, 2)),
            [Random((2, 3), 1), Random((2, 2), 2), .. Values(3, 3, 2)[..2]]),
    ];

    [Theory, InlineData(1), InlineData(3), InlineData(8), InlineData(33)]
    public void It_is_what_its_formula_says(int units)
    {
        Tensor x = Random((3, 4), 1), h = Random((3, units), 2);
        RecurrentWeights w = Weights([.. Values(3, 4, units).Select(v => (Variable)v)], 0);
        TensorAssert.Close(SimpleRecurrence.Gru(x, h, w).Data, F.GruCell(x, h, w).Data, rtol: 1e-12);
    }

    [Theory, OnEachDevice(7), OnEachDevice(40)]
    public void One_pass_over_the_gates_gives_the_gradients_of_the_formula(string device, int units)
    {
        Tensor[] values = [Random((5, 3), 1), Random((5, units), 2), .. Values(3, 3, units)];
        Variable[] Gradients(Func<Variable[], Variable> step)
        {
            Variable[] xs = [.. values.Select(v => new Variable(v.To(DType.Float32).On(device)))];
            step(xs).Backward();
            return [.. xs.Select(x => x.Grad!)];
        }
        Variable[] fused = Gradients(x => F.GruCell(x[0], x[1], Weights(x, 2))), simple = Gradients(x => SimpleRecurrence.Gru(x[0], x[1], Weights(x, 2)));
        for (int i = 0; i < fused.Length; i++) TensorAssert.Close(simple[i].Data, fused[i].Data, rtol: 1e-4, atol: 1e-5);
    }
}
