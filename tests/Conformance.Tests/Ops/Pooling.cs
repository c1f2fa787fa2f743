using static DeZeroNative.Tests.Conformance.Operations;
using static DeZeroNative.Tests.Conformance.Ops.Convolution;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class Pooling
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("pooling", c => F.Pooling(c.X, PairOf(c, "kernel"), PairOf(c, "stride"), PairOf(c, "pad"), padValue: PadValue(c))),
        One("average_pooling", c => F.AveragePooling(c.X, PairOf(c, "kernel"), PairOf(c, "stride"), PairOf(c, "pad"))),
    ];

    private static double? PadValue(CaseContext c) => c.Text("pad_value") switch
    {
        "zero" => 0,
        "neg_inf" => null,
        string name => throw new InvalidDataException($"pad value '{name}'"),
    };
}
