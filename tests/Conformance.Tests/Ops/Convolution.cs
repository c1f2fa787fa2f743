using System.Text.Json;
using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class Convolution
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("conv2d", c => F.Conv2d(c.X, c["w"], c.Optional("b"), PairOf(c, "stride"), PairOf(c, "pad"), PairOf(c, "dilation"), c.Int("groups"))),
        One("deconv2d", c => F.Deconv2d(c.X, c["w"], c.Optional("b"), PairOf(c, "stride"), PairOf(c, "pad"), OutSize(c))),
        One("im2col", c => F.Im2Col(c.X, PairOf(c, "kernel"), PairOf(c, "stride"), PairOf(c, "pad"), c.Flag("to_matrix"))),
        One("col2im", c => F.Col2Im(c.X, c.Shape("input_shape"), PairOf(c, "kernel"), PairOf(c, "stride"), PairOf(c, "pad"), c.Flag("to_matrix"))),
        One("fire_module", Fire),
    ];

    internal static Pair PairOf(CaseContext c, string name) => c.Ints(name) is [int height, int width]
        ? new(height, width)
        : throw new InvalidDataException($"attribute '{name}' is no pair");

    private static Pair? OutSize(CaseContext c) => c.Attr("outsize").ValueKind == JsonValueKind.Null ? null : PairOf(c, "outsize");

    /// <summary>The module that SqueezeNet is built of.</summary>
    private static Variable Fire(CaseContext c)
    {
        Variable h = F.Relu(F.Conv2d(c.X, c["squeeze_w"], c["squeeze_b"]));
        Variable one = F.Relu(F.Conv2d(h, c["expand1_w"], c["expand1_b"])), three = F.Relu(F.Conv2d(h, c["expand3_w"], c["expand3_b"], pad: 1));
        return F.Concat([one, three], 1);
    }
}
