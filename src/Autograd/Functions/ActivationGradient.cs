namespace DeZeroNative;

public static partial class F
{
    /// <summary>The gradient before an activation from that after it, gy, and its result y, so that it has a gradient of its own; gy itself where there is none.</summary>
    internal static Variable ActivationGradient(Variable gy, Variable y, Activation activation) => activation switch
    {
        Activation.Relu => gy * (y.Data > 0).To(gy.DType),
        Activation.Sigmoid => gy * (y * (1.0 - y)),
        Activation.Tanh => gy * (1.0 - y * y),
        _ => gy,
    };
}
