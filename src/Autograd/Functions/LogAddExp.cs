namespace DeZeroNative;

public static partial class F
{
    /// <summary>log(exp(x0) + exp(x1)) without overflow: the sum of two numbers known by their logarithms.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable LogAddExp(Variable x0, Variable x1) => Call<LogAddExpFunction>(x0, x1);

    /// <inheritdoc cref="LogAddExp(Variable, Variable)"/>
    public static Variable LogAddExp(Variable x0, Scalar x1) => LogAddExp(x0, Constant(x1, x0));
}

internal sealed class LogAddExpFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.LogAddExp(x0, x1);

    protected override Variable Backward0(Variable gy) => F.SumTo(gy * F.Sigmoid(X0 - X1), X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(gy * F.Sigmoid(X1 - X0), X1.Shape);
}
