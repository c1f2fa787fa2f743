namespace DeZeroNative;

/// <summary>The differentiable functions, each in a file of <c>Functions/</c>.</summary>
public static partial class F
{
    /// <summary>
    /// Applies a function that has no arguments but its inputs. It keeps something only where the call is recorded: all calls
    /// that are not share one function.
    /// </summary>
    private static Variable Call<TFunction>(Variable x) where TFunction : UnaryFunction, new()
    {
        ArgumentNullException.ThrowIfNull(x);
        bool record = x.RequiresGrad && GradMode.Recording;
        return (record ? new TFunction() : Shared<TFunction>.Instance).Apply(x, record);
    }

    /// <inheritdoc cref="Call{TFunction}(Variable)"/>
    private static Variable Call<TFunction>(Variable x0, Variable x1) where TFunction : BinaryFunction, new()
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        bool record = (x0.RequiresGrad || x1.RequiresGrad) && GradMode.Recording;
        return (record ? new TFunction() : Shared<TFunction>.Instance).Apply(x0, x1, record);
    }

    /// <summary>Whether a call on x is recorded: where it is not, a function with arguments need not be made.</summary>
    private static bool IsRecorded(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.RequiresGrad && GradMode.Recording;
    }

    /// <summary>The result of a call on x that is not recorded.</summary>
    private static Variable Unrecorded(Tensor y, Variable x) => new(Function.Apart(y, x.Data), requiresGrad: false);

    private static class Shared<TFunction> where TFunction : Function, new()
    {
        internal static readonly TFunction Instance = new();
    }
}
