using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeZeroNative.Tests.Conformance;

/// <summary>One line of the manifest: what to run, on which inputs, and what to compare. The fields are those of data/README.md.</summary>
public sealed record ConformanceCase
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("op")]
    public required string Op { get; init; }

    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("attrs")]
    public required JsonElement Attrs { get; init; }

    [JsonPropertyName("inputs")]
    public required string[] Inputs { get; init; }

    [JsonPropertyName("outputs")]
    public required string[] Outputs { get; init; }

    [JsonPropertyName("dtype")]
    public required string DTypeName { get; init; }

    [JsonPropertyName("grad_of")]
    public required string[] GradOf { get; init; }

    [JsonPropertyName("gy_of")]
    public required string[] GyOf { get; init; }

    [JsonPropertyName("double_grad")]
    public required bool DoubleGrad { get; init; }

    [JsonPropertyName("file")]
    public required string File { get; init; }

    [JsonPropertyName("rtol")]
    public required double Rtol { get; init; }

    [JsonPropertyName("atol")]
    public required double Atol { get; init; }

    [JsonIgnore]
    public DType DType => DTypeName == "float64" ? DType.Float64 : DType.Float32;

    public override string ToString() => Id;
}
