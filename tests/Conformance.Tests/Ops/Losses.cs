using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class Losses
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("softmax", c => F.Softmax(c.X, c.Int("axis"))),
        One("log_softmax", c => F.LogSoftmax(c.X, c.Int("axis"))),
        One("mean_squared_error", c => F.MeanSquaredError(c["x0"], c["x1"])),
        One("softmax_cross_entropy", c => F.SoftmaxCrossEntropy(c.X, c.Tensor("t"))),
        One("sigmoid_cross_entropy", c => F.SigmoidCrossEntropy(c.X, c.Tensor("t"))),
        One("binary_cross_entropy", c => F.BinaryCrossEntropy(c["p"], c.Tensor("t"))),
        One("huber", c => F.Huber(c["x0"], c["x1"], c.Number("delta"), Reduction(c))),
        One("smooth_l1", c => F.SmoothL1(c["x0"], c["x1"], c.Number("beta"), Reduction(c))),
        One("kl_div", c => F.KlDiv(c.X, c.Tensor("t"), Reduction(c), c.Flag("log_target"))),
        One("nll", c => F.Nll(c.X, c.Tensor("t"), Reduction(c))),
        One("accuracy", c => F.Accuracy(c.X, c.Tensor("t"))),
        One("dropout", c => Dropout(c)),
    ];

    private static Reduction Reduction(CaseContext c) => Enum.Parse<Reduction>(c.Text("reduction"), ignoreCase: true);

    private static Variable Dropout(CaseContext c)
    {
        if (c.Flag("train")) return F.Dropout(c.X, c.Number("ratio"));
        using (new TestMode()) return F.Dropout(c.X, c.Number("ratio"));
    }
}
