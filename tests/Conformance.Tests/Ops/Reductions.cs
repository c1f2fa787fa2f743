using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class Reductions
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("sum", c => F.Sum(c.X, c.Axes(), c.Flag("keepdims"))),
        One("average", c => F.Average(c.X, c.Axes(), c.Flag("keepdims"))),
        One("mean", c => F.Mean(c.X, c.Axes(), c.Flag("keepdims"))),
        One("max", c => F.Max(c.X, c.Axes(), c.Flag("keepdims"))),
        One("min", c => F.Min(c.X, c.Axes(), c.Flag("keepdims"))),
        One("var", c => F.Var(c.X, c.Axes(), c.Flag("keepdims"), c.Int("ddof"))),
        One("std", c => F.Std(c.X, c.Axes(), c.Flag("keepdims"), c.Int("ddof"))),
        One("logsumexp", c => F.LogSumExp(c.X, c.Axes(), c.Flag("keepdims"))),
        One("norm", c => F.Norm(c.X, c.Axes(), c.Flag("keepdims"))),
        One("cumsum", c => F.CumSum(c.X, c.Int("axis"))),
        Many("sort", c => Both(F.Sort(c.X, c.Int("axis"), c.Flag("descending")))),
        Many("topk", c => Both(F.TopK(c.X, c.Int("k"), c.Int("axis"), c.Flag("largest")))),
        One("argmax", c => c.Tensor("x").ArgMax(c.NullableInt("axis"), c.Flag("keepdims"))),
        One("argmin", c => c.Tensor("x").ArgMin(c.NullableInt("axis"), c.Flag("keepdims"))),
    ];

    private static Variable[] Both((Variable Values, Tensor Indices) outputs) => [outputs.Values, outputs.Indices];
}
