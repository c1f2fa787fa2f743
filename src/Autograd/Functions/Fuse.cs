namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// An element-wise expression of variables, broadcast to one shape, in one pass over memory. Its derivatives are expressions again, so
    /// it can be differentiated any number of times.
    /// </summary>
    /// <exception cref="ArgumentException">The expression has another number of inputs.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Fuse(Fused expression, params Variable[] xs) => Fuse(expression, xs, []);

    /// <summary>The same where the last inputs are numbers, which may vary from call to call.</summary>
    /// <exception cref="ArgumentException">The expression has another number of inputs.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Fuse(Fused expression, Variable[] xs, params double[] numbers)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(numbers);
        return new FuseFunction(expression, numbers).Apply(xs)[0];
    }
}

internal sealed class FuseFunction(Fused expression, double[] numbers) : Function
{
    public override string Name => expression.Name;

    protected override Tensor[] Forward(Tensor[] xs)
    {
        Span<Operand> inputs = new Operand[xs.Length + numbers.Length];
        for (int i = 0; i < xs.Length; i++) inputs[i] = xs[i];
        for (int i = 0; i < numbers.Length; i++) inputs[xs.Length + i] = numbers[i];
        return [expression.Apply(inputs)];
    }

    protected override Variable?[] Backward(Variable?[] gys)
    {
        var gxs = new Variable?[Inputs.Count];
        for (int i = 0; i < gxs.Length; i++)
        {
            Variable x = Inputs[i];
            if (!x.RequiresGrad || expression.Derivative(i).IsZero) continue;
            Variable gx = F.SumTo(Gradient(i, gys[0]!), x.Shape);
            gxs[i] = gx.DType == x.DType ? gx : F.Cast(gx, x.DType);
        }
        return gxs;
    }

    private Variable Gradient(int input, Variable gy) =>
        expression.Inputs < Fused.MaxInputs
            ? F.Fuse(expression.Gradient(input), [gy, .. Inputs], numbers) : gy * F.Fuse(expression.Derivative(input), [.. Inputs], numbers);
}
