using static DeZeroNative.Tests.RecurrentCases;

namespace DeZeroNative.Tests;

public class LstmCellTests : FunctionTests<LstmCellTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("both results", x => Both(F.LstmCell(x[0], x[1], x[2], Weights(x, 3))), [Random((2, 3), 1), Random((2, 2), 2), Random((2, 2), 3), .. Values(4, 3, 2)]),
        new("the state", x => F.LstmCell(x[0], x[1], x[2], Weights(x, 3, 3)).H, [Random((2, 3), 1), Random((2, 2), 2), Random((2, 2), 3), .. Values(4, 3, 2)[..3]]),
        new("the cell state", x => F.LstmCell(x[0], x[1], x[2], Weights(x, 3, 2)).C, [Random((2, 3), 1), Random((2, 2), 2), Random((2, 2), 3), .. Values(4, 3, 2)[..2]]),
        new("two steps from nothing", x => Both(Twice(x)), [Random((1, 2), 1), .. Values(4, 2, 2)]),
    ];

    [Theory, InlineData(1), InlineData(3), InlineData(8), InlineData(33)]
    public void It_is_what_its_formula_says(int units)
    {
        Tensor x = Random((3, 4), 1), h = Random((3, units), 2), c = Random((3, units), 3);
        RecurrentWeights w = Weights([.. Values(4, 4, units).Select(v => (Variable)v)], 0);
        TensorAssert.Close(Both(SimpleRecurrence.Lstm(x, h, c, w)).Data, Both(F.LstmCell(x, h, c, w)).Data, rtol: 1e-12);
    }

    [Theory, OnEachDevice(7), OnEachDevice(40)]
    public void One_pass_over_the_gates_gives_the_gradients_of_the_formula(string device, int units)
    {
        Tensor[] values = [Random((5, 3), 1), Random((5, units), 2), Random((5, units), 3), .. Values(4, 3, units)];
        Variable[] Gradients(Func<Variable[], (Variable H, Variable C)> step)
        {
            Variable[] xs = [.. values.Select(v => new Variable(v.To(DType.Float32).On(device)))];
            Both(step(xs)).Backward();
            return [.. xs.Select(x => x.Grad!)];
        }
        Variable[] fused = Gradients(x => F.LstmCell(x[0], x[1], x[2], Weights(x, 3))), simple = Gradients(x => SimpleRecurrence.Lstm(x[0], x[1], x[2], Weights(x, 3)));
        for (int i = 0; i < fused.Length; i++) TensorAssert.Close(simple[i].Data, fused[i].Data, rtol: 1e-4, atol: 1e-5);
    }

    [Fact]
    public void Strided_operands_are_read_as_they_are()
    {
        Tensor[] values = [Random((3, 4), 1), Random((3, 5), 2), Random((3, 5), 3), .. Values(4, 4, 5)];
        Variable expected = Both(F.LstmCell(values[0], values[1], values[2], Weights([.. values.Select(v => (Variable)v)], 3)));
        Tensor[] strided = [.. values.Select(v => Layouts.Spaced(v))];
        TensorAssert.Close(expected.Data, Both(F.LstmCell(strided[0], strided[1], strided[2], Weights([.. strided.Select(v => (Variable)v)], 3))).Data, rtol: 1e-12);
    }

    private static Variable Both((Variable H, Variable C) y) => Join(y.H, y.C);

    private static (Variable H, Variable C) Twice(IReadOnlyList<Variable> x)
    {
        (Variable h, Variable c) = F.LstmCell(x[0], null, null, Weights(x, 1));
        return F.LstmCell(x[0], h, c, Weights(x, 1));
    }
}
