using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class Arithmetic
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("add", c => c["x0"] + c["x1"]),
        One("sub", c => c["x0"] - c["x1"]),
        One("mul", c => c["x0"] * c["x1"]),
        One("div", c => c["x0"] / c["x1"]),
        One("add_scalar", c => c.X + c.Number("c")),
        One("sub_scalar", c => c.X - c.Number("c")),
        One("rsub_scalar", c => c.Number("c") - c.X),
        One("mul_scalar", c => c.X * c.Number("c")),
        One("div_scalar", c => c.X / c.Number("c")),
        One("rdiv_scalar", c => c.Number("c") / c.X),
        One("neg", c => -c.X),
        One("pow", c => F.Pow(c.X, c.Number("c"))),
        One("maximum", c => F.Maximum(c["x0"], c["x1"])),
        One("minimum", c => F.Minimum(c["x0"], c["x1"])),
        One("where", c => F.Where(c.Tensor("cond"), c["x0"], c["x1"])),
    ];
}
