namespace DeZeroNative.NN.Tests.Optimizers;

/// <summary>The updates written out number by number in double precision, with the settings of the tests.</summary>
internal sealed class ScalarOptimizer(string name, double[] p)
{
    private readonly double[] _a = new double[p.Length], _b = new double[p.Length], _c = new double[p.Length];
    private int _t;

    internal double[] P => p;

    internal void Step(double[] gradient)
    {
        _t++;
        for (int i = 0; i < p.Length; i++) p[i] += Change(p[i], gradient[i], ref _a[i], ref _b[i], ref _c[i]);
    }

    private double Change(double p, double g, ref double a, ref double b, ref double c)
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
            case "NesterovSGD":
                g += 0.01 * p;
                a = 0.8 * a + g;
                return -0.1 * (g + 0.8 * a);
            case "RMSprop" or "RMSpropCentered" or "RMSpropMomentum":
                a = 0.9 * a + 0.1 * g * g;
                b = 0.9 * b + 0.1 * g;
                double d = Math.Sqrt(name == "RMSprop" ? a : a - b * b) + 1e-2;
                c = (name == "RMSpropMomentum" ? 0.8 : 0) * c + g / d;
                return -0.1 * c;
            case "AdamW" or "TorchAdam":
                a = 0.8 * a + 0.2 * g;
                b = 0.95 * b + 0.05 * g * g;
                double root = Math.Sqrt(b) / Math.Sqrt(1 - Math.Pow(0.95, _t)) + 1e-4;
                return -(name == "AdamW" ? 0.01 * 0.1 * p : 0) - 0.01 / (1 - Math.Pow(0.8, _t)) * a / root;
            default:
                a = 0.8 * a + 0.2 * g;
                b = 0.95 * b + 0.05 * g * g;
                double lr = 0.01 * Math.Sqrt(1 - Math.Pow(0.95, _t)) / (1 - Math.Pow(0.8, _t));
                return -lr * a / (Math.Sqrt(b) + 1e-4);
        }
    }
}
