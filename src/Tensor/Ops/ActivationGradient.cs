namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The gradient before an activation from that after it, gy, and its result y, in one pass; gy itself where there is none.</summary>
    internal static Tensor ActivationGradient(Tensor gy, Tensor y, Activation activation) => activation switch
    {
        Activation.Relu => ReluGradient(gy, y),
        Activation.Sigmoid => SigmoidGradient(gy, y),
        Activation.Tanh => TanhGradient(gy, y),
        _ => gy,
    };

    private static void RequireActivation(Activation activation, string operation)
    {
        if (activation is < Activation.None or > Activation.Tanh)
            throw new ArgumentOutOfRangeException(nameof(activation), $"[{operation}] {activation} is no activation");
    }
}
