namespace DeZeroNative.NN.Tests.Optimizers;

/// <summary>The updates written out number by number in double precision, with the settings of the tests.</summary>
internal sealed class ScalarOptimizer(string name, double[] p)
{
    private readonly double[] _a = new double[p.Length], _b = new double[p.Length];
    private int _t;

    internal double[] P => p;

    internal void Step(double[] gradient)
    {
        _t++;
        for (int i = 0; i < p.Length; i++) p[i] += Change(gradient[i], ref _a[i], ref _b[i]);
    }

    private double Change(double g, ref double a, ref double b)
    {
        switch (name)
        {
            case "SGD":
                return -0.1 * g;
            case "MomentumSGD":
                a = 0.8 * a - 0.1 * g;
                return a;
            case "AdaGrad":
                a += g * g;
                return -0.1 * g / (Math.Sqrt(a) + 1e-4);
            case "AdaDelta":
                a = 0.9 * a + 0.1 * g * g;
                double dx = Math.Sqrt((b + 1e-3) / (a + 1e-3)) * g;
                b = 0.9 * b + 0.1 * dx * dx;
                return -dx;
            default:
                a = 0.8 * a + 0.2 * g;
                b = 0.95 * b + 0.05 * g * g;
                double lr = 0.01 * Math.Sqrt(1 - Math.Pow(0.95, _t)) / (1 - Math.Pow(0.8, _t));
                return -lr * a / (Math.Sqrt(b) + 1e-4);
        }
    }
}
