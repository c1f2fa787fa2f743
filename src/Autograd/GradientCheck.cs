namespace DeZeroNative;

/// <summary>
/// Holds the derivatives of a function against numbers. Everything is computed in float64, and a function of many elements is
/// weighted with fixed random numbers w first: L(x) = sum(w f(x)). The first order compares dL/dx with central differences
/// (L(x + h) - L(x - h)) / 2h for each element; the second order does the same to s(x) = sum(v dL/dx), with fixed random v.
/// </summary>
/// <example><code>GradientCheck.Verify(xs => F.Tanh(xs[0]) * xs[1], [x, w], order: 2);</code></example>
public static class GradientCheck
{
    // Near the cube root of the machine precision, where the errors of cutting and of rounding balance.
    private const double Step = 6e-6;

    private const int WeightSeed = 20, DirectionSeed = 21;

    /// <summary>Compares and returns what differs.</summary>
    /// <param name="function">What is checked. It is called often, each time with new variables, and must give the same each time.</param>
    /// <param name="inputs">Where; floating tensors on the CPU. Integer inputs belong inside the function.</param>
    /// <param name="order">1 for the gradient, 2 for the gradient of the gradient.</param>
    /// <param name="rtol">Largest relative difference.</param>
    /// <param name="atol">Largest absolute difference, added to the relative one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is neither 1 nor 2.</exception>
    /// <exception cref="DTypeException">An input is not floating.</exception>
    public static GradientReport Compare(
        Func<IReadOnlyList<Variable>, Variable> function, IReadOnlyList<Tensor> inputs, int order = 1, double rtol = 1e-5, double atol = 1e-7)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(inputs);
        if (order is not (1 or 2)) throw new ArgumentOutOfRangeException(nameof(order), $"[gradient_check] order 1 or 2 expected, got {order}");
        double[][] xs = [.. inputs.Select(Numbers)];
        Shape[] shapes = [.. inputs.Select(x => x.Shape)];
        Variable Scalar(IReadOnlyList<Variable> x) => Weighted(function(x), WeightSeed);
        Func<IReadOnlyList<Variable>, Variable> compared = order == 1 ? Scalar : x => Directional(Scalar, x);

        var differences = new List<GradientDifference>();
        Variable[] variables = Variables(xs, shapes);
        Variable y = compared(variables);
        // Where nothing depends on the inputs, no graph was recorded, and every derivative is 0.
        Variable?[] gxs = y.RequiresGrad ? Autograd.Grad([y], variables) : new Variable?[variables.Length];
        int compares = 0;
        for (int i = 0; i < xs.Length; i++)
        {
            double[] analytic = gxs[i]?.Data.ToArray<double>() ?? new double[xs[i].Length];
            for (int k = 0; k < analytic.Length; k++, compares++)
            {
                double numeric = CentralDifference(compared, xs, shapes, i, k);
                if (Math.Abs(analytic[k] - numeric) <= atol + rtol * Math.Abs(numeric)) continue;
                differences.Add(new(i, IndexOf(k, shapes[i]), numeric, analytic[k]));
            }
        }
        return new(order, compares, differences);
    }

    /// <summary>Compares, and raises what differs.</summary>
    /// <inheritdoc cref="Compare"/>
    /// <exception cref="GradientCheckException">A derivative is wrong; the report tells which.</exception>
    public static void Verify(
        Func<IReadOnlyList<Variable>, Variable> function, IReadOnlyList<Tensor> inputs, int order = 1, double rtol = 1e-5, double atol = 1e-7)
    {
        GradientReport report = Compare(function, inputs, order, rtol, atol);
        if (!report.Passed) throw new GradientCheckException(report);
    }

    private static double CentralDifference(Func<IReadOnlyList<Variable>, Variable> function, double[][] xs, Shape[] shapes, int input, int element)
    {
        double x = xs[input][element], h = Step * Math.Max(1, Math.Abs(x));
        double above = At(x + h), below = At(x - h);
        xs[input][element] = x;
        return (above - below) / (2 * h);

        double At(double value)
        {
            xs[input][element] = value;
            return function(Variables(xs, shapes)).Data.Item();
        }
    }

    /// <summary>s(x) = sum over the inputs of sum(v dL/dx).</summary>
    private static Variable Directional(Func<IReadOnlyList<Variable>, Variable> function, IReadOnlyList<Variable> xs)
    {
        Variable loss = function(xs);
        Variable s = Tensor.Scalar(0.0);
        if (!loss.RequiresGrad) return s;
        Variable?[] gxs = Autograd.Grad([loss], xs, gradOutputs: null, createGraph: true);
        for (int i = 0; i < gxs.Length; i++)
            if (gxs[i] is { } gx) s += Weighted(gx, DirectionSeed + i);
        return s;
    }

    private static Variable Weighted(Variable y, int seed)
    {
        var random = new Random(seed);
        var weights = new double[y.Size];
        for (int i = 0; i < weights.Length; i++) weights[i] = random.NextDouble() * 2 - 1;
        return F.Sum(y * Tensor.From(weights, y.Shape));
    }

    private static Variable[] Variables(double[][] xs, Shape[] shapes) => [.. xs.Select((x, i) => new Variable(Tensor.From(x, shapes[i])))];

    private static double[] Numbers(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!x.DType.IsFloat()) throw new DTypeException($"[gradient_check] inputs must be floating, got {x.DType.Name()}");
        return x.To(DType.Float64).ToArray<double>();
    }

    private static long[] IndexOf(long position, in Shape shape)
    {
        var index = new long[shape.Rank];
        for (int axis = index.Length - 1; axis >= 0; axis--) (position, index[axis]) = Math.DivRem(position, shape[axis]);
        return index;
    }
}
