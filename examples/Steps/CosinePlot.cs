using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

/// <summary>What a network that learned the sine says comes next on a cosine: the picture of steps 59 and 60.</summary>
internal static class CosinePlot
{
    private const int Points = 1000;

    public static void Save(StepPage page, string file, Model model, Action reset)
    {
        var x = new double[Points];
        var y = new double[Points];
        reset();
        using (new NoGrad())
        {
            for (int i = 0; i < Points; i++)
            {
                x[i] = Math.Cos(4 * Math.PI * i / (Points - 1));
                y[i] = model.Forward(Tensor.From([(float)x[i]], (1, 1))).Data.Item();
            }
        }
        var chart = new LineChart("what comes next", "step", "");
        chart.Add("y = cos(x)", x);
        chart.Add("predict", y);
        chart.SavePng(page.PathOf(file));
        page.Print($"mean error {x.Skip(1).Zip(y, (next, said) => Math.Abs(next - said)).Average():F4}");
        page.Wrote(file);
    }
}
