using System.Text.Json;
using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class ShapesAndIndexing
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("reshape", c => F.Reshape(c.X, c.Shape("shape"))),
        One("transpose", c => F.Transpose(c.X, c.Attr("axes").ValueKind == JsonValueKind.Null ? [] : c.Ints("axes"))),
        One("get_item", c => F.GetItem(c.X, Index(c))),
        One("expand_dims", c => F.ExpandDims(c.X, c.Int("axis"))),
        One("flatten", c => F.Flatten(c.X)),
        One("broadcast_to", c => F.BroadcastTo(c.X, c.Shape("shape"))),
        One("sum_to", c => F.SumTo(c.X, c.Shape("shape"))),
        One("concat", c => F.Concat(c.Numbered("x"), c.Int("axis"))),
        One("stack", c => F.Stack(c.Numbered("x"), c.Int("axis"))),
        Many("split", c => F.Split(c.X, c.Shape("sizes").ToArray(), c.Int("axis"))),
        One("pad", c => F.Pad(c.X, [.. c.Attr("pads").EnumerateArray().Select(pair => (pair[0].GetInt64(), pair[1].GetInt64()))], value: c.Number("value"))),
        One("gather", c => F.Gather(c.X, c.Tensor("index"), c.Int("axis"))),
        One("scatter_add", c => F.ScatterAdd(c.X, c.Tensor("index"), c["src"], c.Int("axis"))),
    ];

    private static TensorIndex[] Index(CaseContext c) => [.. c.Attr("index").EnumerateArray().Select(part => Component(c, part))];

    private static TensorIndex Component(CaseContext c, JsonElement part) => part.GetProperty("kind").GetString() switch
    {
        "int" => part.GetProperty("value").GetInt64(),
        "slice" => new Slice(Bound(part, "start"), Bound(part, "stop"), Bound(part, "step")),
        "ellipsis" => TensorIndex.Ellipsis,
        "newaxis" => TensorIndex.NewAxis,
        "array" or "mask" => c.Tensor(part.GetProperty("input").GetString()!),
        string kind => throw new InvalidDataException($"index component '{kind}'"),
        null => throw new InvalidDataException("index component without a kind"),
    };

    private static long? Bound(JsonElement part, string name)
    {
        JsonElement value = part.GetProperty(name);
        return value.ValueKind == JsonValueKind.Null ? null : value.GetInt64();
    }
}
