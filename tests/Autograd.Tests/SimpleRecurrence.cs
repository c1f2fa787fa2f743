namespace DeZeroNative.Tests;

/// <summary>Steps of recurrent layers written as their formulas: the oracle of the fused form.</summary>
internal static class SimpleRecurrence
{
    public static Variable Rnn(Variable x, Variable h, RecurrentWeights w, bool relu = false)
    {
        Variable a = Product(x, w.Input, w.InputBias) + Product(h, w.Hidden, w.HiddenBias);
        return relu ? F.Relu(a) : F.Tanh(a);
    }

    public static (Variable H, Variable C) Lstm(Variable x, Variable h, Variable c, RecurrentWeights w)
    {
        Variable a = Product(x, w.Input, w.InputBias) + Product(h, w.Hidden, w.HiddenBias);
        long n = h.Shape[1];
        Variable[] gates = F.Split(a, [n, n, n, n], axis: 1);
        Variable next = F.Sigmoid(gates[1]) * c + F.Sigmoid(gates[0]) * F.Tanh(gates[2]);
        return (F.Sigmoid(gates[3]) * F.Tanh(next), next);
    }

    public static Variable Gru(Variable x, Variable h, RecurrentWeights w)
    {
        long n = h.Shape[1];
        Variable[] a = F.Split(Product(x, w.Input, w.InputBias), [n, n, n], axis: 1), u = F.Split(Product(h, w.Hidden, w.HiddenBias), [n, n, n], axis: 1);
        Variable r = F.Sigmoid(a[0] + u[0]), z = F.Sigmoid(a[1] + u[1]), candidate = F.Tanh(a[2] + r * u[2]);
        return (1 - z) * candidate + z * h;
    }

    /// <summary>The outputs of each step of a sequence, in time or against it, under any of the steps above.</summary>
    public static Variable Over(Variable x, Func<Variable, Variable> step, bool reverse = false)
    {
        var ys = new Variable[x.Length];
        for (int i = 0; i < ys.Length; i++)
        {
            int t = reverse ? ys.Length - 1 - i : i;
            ys[t] = step(x[t]);
        }
        return F.Stack(ys);
    }

    private static Variable Product(Variable x, Variable w, Variable? b)
    {
        Variable y = F.MatMul(x, F.Transpose(w));
        return b is null ? y : y + b;
    }
}
