using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

/// <summary>The toy data of steps 42 to 46, the very numbers: <c>np.random.seed(0); x = np.random.rand(100, 1); y = f(x) + np.random.rand(100, 1)</c>.</summary>
internal sealed class NoisyCurve
{
    private const int Points = 100;

    public NoisyCurve(Func<double, double> f)
    {
        double[] x = Random.Rand(Points), noise = Random.Rand(Points);
        X = Tensor.From(x, (Points, 1));
        Y = Tensor.From([.. x.Zip(noise, (at, up) => f(at) + up)], (Points, 1));
    }

    /// <summary>Goes on where the data end, as weights drawn after them do in the book.</summary>
    public NumPyRandomState Random { get; } = new(0);

    public Tensor X { get; }

    public Tensor Y { get; }

    public static NoisyCurve Sine() => new(x => Math.Sin(2 * Math.PI * x));

    /// <summary>The weights that DeZero's Linear layers would draw next, by their keys in a model <c>l0</c>, <c>l1</c>, ....</summary>
    public static Dictionary<string, Tensor> Weights(NumPyRandomState random, string layer, params int[] sizes)
    {
        var weights = new Dictionary<string, Tensor>();
        for (int i = 0; i + 1 < sizes.Length; i++)
        {
            float scale = (float)Math.Sqrt(1.0 / sizes[i]);
            float[] w = [.. random.RandN(sizes[i] * sizes[i + 1]).Select(number => (float)number * scale)];
            weights[string.Format(System.Globalization.CultureInfo.InvariantCulture, layer, i) + "W"] = Tensor.From(w, (sizes[i], sizes[i + 1]));
            weights[string.Format(System.Globalization.CultureInfo.InvariantCulture, layer, i) + "b"] = Tensor.Zeros(sizes[i + 1]);
        }
        return weights;
    }

    /// <summary>Draws the points and the curve that was fitted to them.</summary>
    public void Save(StepPage page, string file, Func<Variable, Variable> predict)
    {
        double[] x = X.ToArray<double>(), y = Y.ToArray<double>();
        const int dots = 200;
        Tensor line = Tensor.Linspace(0, 1, dots, DType.Float64).Reshape((dots, 1));
        double[] xs = line.ToArray<double>(), ys = predict(line).Data.To(DType.Float64).ToArray<double>();
        double low = y.Concat(ys).Min(), high = y.Concat(ys).Max();
        const int width = 640, height = 480, margin = 24;
        var picture = new Picture(width, height);
        for (int i = 0; i < x.Length; i++) picture.Disc(Across(x[i]), Down(y[i]), 3, Rgb.Series(0));
        for (int i = 1; i < dots; i++) picture.Line(Across(xs[i - 1]), Down(ys[i - 1]), Across(xs[i]), Down(ys[i]), Rgb.Series(3), 2);
        picture.SavePng(page.PathOf(file));
        page.Wrote(file);

        double Across(double at) => margin + (at * (width - (2 * margin)));
        double Down(double at) => height - margin - ((at - low) / (high - low) * (height - (2 * margin)));
    }
}
