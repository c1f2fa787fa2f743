namespace DeZeroNative.Tests;

/// <summary>Graphs drawn by chance: shared nodes, arms of any length, broadcasting. Whatever the shape, derivatives are right and paths agree.</summary>
public class RandomGraphTests
{
    private static readonly Tensor[] s_inputs = [Values.Random((2, 3), DType.Float64, 1), Values.Random(3, DType.Float64, 2), Values.Random(Shape.Scalar, DType.Float64, 3)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void Derivatives_to_the_second_order_are_those_of_central_differences(int seed)
    {
        GradientCheck.Verify(xs => Build(xs, seed), s_inputs, rtol: 1e-4);
        GradientCheck.Verify(xs => Build(xs, seed), s_inputs, order: 2, rtol: 1e-4);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_way_to_a_gradient_leads_to_the_same_one(int seed)
    {
        Variable[] xs = [.. s_inputs.Select(x => new Variable(x))];
        Variable y = Build(xs, seed);
        Variable?[] expected = Autograd.Grad([y], xs);
        foreach (bool retainGrad in (bool[])[false, true])
        {
            foreach (bool createGraph in (bool[])[false, true])
            {
                foreach (Variable x in xs) x.ClearGrad();
                y.Grad = null;
                y.Backward(retainGrad, createGraph);
                for (int i = 0; i < xs.Length; i++)
                {
                    Assert.Equal(expected[i] is null, xs[i].Grad is null);
                    if (expected[i] is { } gx) TensorAssert.Close(gx.Data, xs[i].Grad!.Data, rtol: 1e-12, atol: 1e-14);
                }
            }
        }
    }

    private static Variable Build(IReadOnlyList<Variable> xs, int seed)
    {
        var random = new Random(seed);
        var nodes = new List<Variable>(xs);
        for (int i = 0; i < 14; i++)
        {
            Variable a = nodes[random.Next(nodes.Count)], b = nodes[random.Next(nodes.Count)];
            nodes.Add(random.Next(8) switch
            {
                0 => F.Tanh(a),
                1 => F.Sin(a),
                2 => F.Sum(a) * 0.2,
                3 => a + b,
                4 => a - b,
                5 => F.Sigmoid(a) * 2 - 1,
                6 => F.Tanh(F.BroadcastTo(a, (2, 3)).T.MatMul(F.BroadcastTo(b, (2, 3)))),
                _ => F.Tanh(a * b),
            });
            // Products of matrices are square; one row of them broadcasts with everything else.
            if (nodes[^1].Shape == new Shape(3, 3)) nodes[^1] = nodes[^1][random.Next(3)];
        }
        return F.Sum(nodes[^1] * nodes[^2]) + F.Sum(F.Square(nodes[^3]));
    }
}
