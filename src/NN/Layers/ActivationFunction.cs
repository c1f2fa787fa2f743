namespace DeZeroNative.NN;

/// <summary>Which activation of products a function stands for.</summary>
internal static class ActivationFunction
{
    private static readonly Func<Variable, Variable> s_relu = F.Relu, s_sigmoid = F.Sigmoid, s_tanh = F.Tanh, s_flatten = F.Flatten;

    /// <summary>The activation, or <see cref="Activation.None"/> where the function is none of them.</summary>
    internal static Activation Of(Func<Variable, Variable> function) =>
        function == s_relu ? Activation.Relu
        : function == s_sigmoid ? Activation.Sigmoid
        : function == s_tanh ? Activation.Tanh
        : Activation.None;

    /// <summary>Whether a function is <see cref="F.Flatten"/>.</summary>
    internal static bool IsFlatten(Func<Variable, Variable> function) => function == s_flatten;
}
