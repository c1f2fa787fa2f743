using static DeZeroNative.Tests.Conformance.Operations;
using static DeZeroNative.Tests.Conformance.Ops.Convolution;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class Pooling
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("average_pooling", c => F.AveragePooling(c.X, PairOf(c, "kernel"), PairOf(c, "stride"), PairOf(c, "pad"))),
    ];
}
