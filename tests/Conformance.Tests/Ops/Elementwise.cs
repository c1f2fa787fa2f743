using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

internal static class Elementwise
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("sin", c => F.Sin(c.X)),
        One("cos", c => F.Cos(c.X)),
        One("tanh", c => F.Tanh(c.X)),
        One("exp", c => F.Exp(c.X)),
        One("log", c => F.Log(c.X)),
        One("sigmoid", c => F.Sigmoid(c.X)),
        One("relu", c => F.Relu(c.X)),
        One("leaky_relu", c => F.LeakyRelu(c.X, c.Number("slope"))),
        One("gelu", c => F.Gelu(c.X, c.Text("approximate") == "tanh")),
        One("silu", c => F.Silu(c.X)),
        One("softplus", c => F.Softplus(c.X, c.Number("beta"))),
        One("elu", c => F.Elu(c.X, c.Number("alpha"))),
        One("abs", c => F.Abs(c.X)),
        One("sqrt", c => F.Sqrt(c.X)),
        One("rsqrt", c => F.Rsqrt(c.X)),
        One("erf", c => F.Erf(c.X)),
        One("floor", c => F.Floor(c.X)),
        One("clip", c => F.Clip(c.X, c.Number("min"), c.Number("max"))),
    ];
}
