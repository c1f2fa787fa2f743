using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class LinearAlgebra
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("matmul", c => F.MatMul(c.X, c["w"])),
        One("einsum", c => F.Einsum(c.Text("equation"), c.Numbered("x"))),
        One("linear", c => F.Linear(c.X, c["w"], c.Optional("b"))),
        One("embed_id", c => F.EmbedId(c.Tensor("x"), c["w"])),
    ];
}
