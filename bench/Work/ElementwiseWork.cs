namespace DeZeroNative.Bench.Work;

/// <summary>Element-wise operations and sums of long float32 vectors. Results are given back at once, as the peers' reference counts do.</summary>
internal static class ElementwiseWork
{
    private const long M = 1 << 20;

    public static IEnumerable<KeyValuePair<string, Func<Action>>> All { get; } =
    [
        KeyValuePair.Create("add-1m", () => Add(M)),
        KeyValuePair.Create("add-16m", () => Add(16 * M)),
        KeyValuePair.Create("exp-1m", () => Unary(x => x.Exp())),
        KeyValuePair.Create("tanh-1m", () => Unary(x => x.Tanh())),
        KeyValuePair.Create("sum-1m", () => Unary(x => x.Sum())),
    ];

    private static Action Add(long n)
    {
        Tensor a = Noise.Of(n), b = Noise.Of(n);
        return () => Tensor.Add(a, b).Dispose();
    }

    private static Action Unary(Func<Tensor, Tensor> operation)
    {
        var x = Noise.Of(M);
        return () => operation(x).Dispose();
    }
}
