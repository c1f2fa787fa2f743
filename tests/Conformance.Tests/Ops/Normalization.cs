using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class Normalization
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        Many("batch_norm", BatchNorm),
        One("layer_norm", c => F.LayerNorm(c.X, c.Shape("normalized_shape"), c.Optional("gamma"), c.Optional("beta"), c.Number("eps"))),
        One("group_norm", c => F.GroupNorm(c.X, c.Int("num_groups"), c.Optional("gamma"), c.Optional("beta"), c.Number("eps"))),
    ];

    private static Variable[] BatchNorm(CaseContext c)
    {
        Tensor mean = c.Tensor("running_mean").Clone(), var = c.Tensor("running_var").Clone();
        double decay = c.Text("convention") == "dezero" ? c.Number("decay") : 1 - c.Number("momentum");
        if (c.Flag("train")) return [F.BatchNorm(c.X, c["gamma"], c["beta"], mean, var, decay, c.Number("eps")), mean, var];
        using (new TestMode()) return [F.BatchNorm(c.X, c["gamma"], c["beta"], mean, var, decay, c.Number("eps"))];
    }
}
