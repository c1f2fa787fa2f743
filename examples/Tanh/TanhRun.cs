using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Tanh;

/// <summary>One derivative after the other: its value at 1, its graph, its curve.</summary>
internal sealed class TanhRun(int order, Device device, string folder, bool isListed, Screen screen)
{
    private const int Points = 201;

    public int Run()
    {
        Directory.CreateDirectory(folder);
        var x = new Variable(Tensor.Ones(Shape.Scalar).To(device), "x");
        Variable y = F.Tanh(x);
        y.Name = "y";
        Show(y, "tanh0");
        for (int i = 1; i <= order; i++)
        {
            y = Autograd.Grad(y, x, createGraph: true)!;
            y.Name = $"gx{i}";
            Show(y, $"tanh{i}");
        }
        DrawCurves();
        return 0;
    }

    private void Show(Variable y, string name)
    {
        string path = Path.Combine(folder, name + ".svg");
        GraphDrawing.Save(y, path, verbose: false);
        string listing = GraphDrawing.ToText(y, mostFunctions: isListed ? int.MaxValue : 0);
        screen.Line($"{y.Name}(1) = {y.Data.Item():G7}; {(isListed ? listing.TrimEnd() : listing.Split('\n')[0])}");
        screen.Line($"wrote {path}");
    }

    private void DrawCurves()
    {
        Tensor line = Tensor.Linspace(-4, 4, Points);
        double[] xs = line.To(DType.Float64).ToArray<double>();
        var x = new Variable(line.To(device));
        Variable y = F.Tanh(x);
        var chart = new LineChart("tanh and its derivatives, each over its largest value", "x", "");
        for (int i = 0; i <= order; i++)
        {
            // Orders grow like factorials: drawn as they are, the last would hide the others.
            double[] ys = y.Data.To(Device.Cpu).To(DType.Float64).ToArray<double>();
            double largest = ys.Max(Math.Abs);
            chart.Add(i == 0 ? "tanh" : $"order {i}", xs, ys.Select(value => value / largest));
            if (i < order) y = Autograd.Grad(F.Sum(y), x, createGraph: true)!;
        }
        string path = Path.Combine(folder, "curves.png");
        chart.SavePng(path);
        screen.Line($"wrote {path}");
    }
}
