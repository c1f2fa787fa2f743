namespace DeZeroNative.Tests;

/// <summary>What the tests of recurrent functions share: weights of given sizes, and results joined into one variable.</summary>
internal static class RecurrentCases
{
    /// <summary>Weights from inputs in the order W, U, b, c, the biases where there are more.</summary>
    public static RecurrentWeights Weights(IReadOnlyList<Variable> x, int first, int count = 4) =>
        new(x[first], x[first + 1], count > 2 ? x[first + 2] : null, count > 3 ? x[first + 3] : null);

    /// <summary>Random values for them.</summary>
    public static Tensor[] Values(int gates, int inputs, int units, int seed = 50) =>
    [
        Random((gates * units, inputs), seed), Random((gates * units, units), seed + 1), Random(gates * units, seed + 2), Random(gates * units, seed + 3),
    ];

    public static Tensor Random(Shape shape, int seed) => TestKit.Values.Random(shape, DType.Float64, seed, -1, 1);

    /// <summary>All elements of several results in a row.</summary>
    public static Variable Join(params Variable[] ys) => F.Concat([.. ys.Select(y => F.Reshape(y, -1))]);
}
