namespace DeZeroNative.Bench.Work;

/// <summary>Matrix products of square float32 matrices. Results are given back at once, as the peers' reference counts do.</summary>
internal static class MatrixWork
{
    public static IEnumerable<KeyValuePair<string, Func<Action>>> All { get; } =
        new[] { 256, 512, 1024, 2048 }.Select(n => KeyValuePair.Create<string, Func<Action>>($"sgemm-{n}", () => Sgemm(n)));

    private static Action Sgemm(int n)
    {
        Tensor a = Noise.Of((n, n)), b = Noise.Of((n, n));
        return () => Tensor.MatMul(a, b).Dispose();
    }
}
