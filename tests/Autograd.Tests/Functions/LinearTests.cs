namespace DeZeroNative.Tests;

public class LinearTests : FunctionTests<LinearTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("with bias", x => F.Linear(x[0], x[1], x[2]), X((2, 3)), X((3, 4), 2), X(4, 3)),
        new("without bias", x => F.Linear(x[0], x[1]), X((2, 3)), X((3, 4), 2)),
        new("three axes", x => F.Linear(x[0], x[1], x[2]), X((2, 2, 3)), X((3, 2), 2), X(2, 3)),
        new("a vector", x => F.Linear(x[0], x[1], x[2]), X(3), X((3, 2), 2), X(2, 3)),
        new("with relu", x => F.Linear(x[0], x[1], x[2], Activation.Relu), X((2, 3)), X((3, 4), 2), X(4, 3)),
        new("with sigmoid", x => F.Linear(x[0], x[1], x[2], Activation.Sigmoid), X((2, 3)), X((3, 4), 2), X(4, 3)),
        new("with tanh", x => F.Linear(x[0], x[1], x[2], Activation.Tanh), X((2, 3)), X((3, 4), 2), X(4, 3)),
        new("with tanh, without bias, three axes", x => F.Linear(x[0], x[1], activation: Activation.Tanh), X((2, 2, 3)), X((3, 2), 2)),
        new("with sigmoid, of a vector", x => F.Linear(x[0], x[1], x[2], Activation.Sigmoid), X(3), X((3, 2), 2), X(2, 3)),
        new("as the book writes it", x => SimpleFunctions.Linear(x[0], x[1], x[2]), X((2, 3)), X((3, 4), 2), X(4, 3)),
    ];

    [Fact]
    public void It_is_what_the_book_writes()
    {
        Tensor x = X((5, 3)), w = X((3, 4), 2), b = X(4, 3);
        TensorAssert.Close(SimpleFunctions.Linear(x, w, b).Data, F.Linear(x, w, b).Data, rtol: 1e-13);
        TensorAssert.Close(SimpleFunctions.Linear(x, w).Data, F.Linear(x, w).Data, rtol: 1e-13);
    }

    public static TheoryData<Activation> Activations => [Activation.Relu, Activation.Sigmoid, Activation.Tanh];

    [Theory, MemberData(nameof(Activations))]
    public void An_activation_gives_the_bits_that_it_gives_after(Activation activation)
    {
        foreach ((int rows, int inputs, int outputs) in ((int, int, int)[])[(3, 4, 5), (100, 300, 120), (7, 100, 1)])
        {
            Tensor gy = Values.Random((rows, outputs), seed: 4);
            Variable[] fused = Inputs(), apart = Inputs();
            Variable y = F.Linear(fused[0], fused[1], fused[2], activation), z = After(F.Linear(apart[0], apart[1], apart[2]), activation);
            TensorAssert.Equal(z.Data, y.Data);
            Variable?[] expected = Autograd.Grad([z], apart, [gy]), actual = Autograd.Grad([y], fused, [gy]);
            for (int i = 0; i < actual.Length; i++) TensorAssert.Equal(expected[i]!.Data, actual[i]!.Data);

            Variable[] Inputs() => [new(Values.Random((rows, inputs))), new(Values.Random((inputs, outputs), seed: 2)), new(Values.Random(outputs, seed: 3))];
        }
    }

    [Fact]
    public void Its_name_in_graphs_says_the_activation()
    {
        var x = new Variable(X((2, 3)));
        Assert.Equal("Linear", F.Linear(x, X((3, 4))).Creator!.Name);
        Assert.Equal("LinearRelu", F.Linear(x, X((3, 4)), activation: Activation.Relu).Creator!.Name);
    }

    [Fact]
    public void It_refuses_a_bias_of_another_size() => Assert.Throws<ShapeException>(() => F.Linear(X((2, 3)), X((3, 4)), X(3)));

    private static Variable After(Variable y, Activation activation) => activation switch
    {
        Activation.Relu => F.Relu(y),
        Activation.Sigmoid => F.Sigmoid(y),
        _ => F.Tanh(y),
    };
}
