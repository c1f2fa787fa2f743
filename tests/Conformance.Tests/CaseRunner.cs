using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>Runs one case on one device and checks all it asks: outputs, gradients, second gradients.</summary>
internal static class CaseRunner
{
    /// <summary>The name under which a case that cannot be run yet is reported; null where it can.</summary>
    internal static string? MissingName(ConformanceCase @case)
    {
        if (@case.Kind == "op") return Operations.Find(@case.Op) is null ? @case.Op : null;
        return SpecialCases.Find(@case.Op) is null ? @case.Op : SpecialCases.MissingVariant(@case);
    }

    internal static void Run(ConformanceCase @case, string folder, Device device)
    {
        NpzFile file = NpzFile.Load(Path.Combine(folder, @case.File));
        var context = new CaseContext(@case, folder, file, device);
        if (@case.Kind == "op") RunOperation(context);
        else RunSpecial(context);
    }

    private static void RunOperation(CaseContext context)
    {
        ConformanceCase c = context.Case;
        Variable[] ys = Operations.Find(c.Op)!(context);
        if (ys.Length != c.Outputs.Length) throw new ConformanceException($"{ys.Length} outputs, {c.Outputs.Length} expected");
        for (int i = 0; i < ys.Length; i++) Compare(context, ys[i].Data, "out." + c.Outputs[i]);
        if (c.GradOf.Length == 0) return;

        Variable loss = Weighted(context, c.GyOf.Select(o => (ys[Array.IndexOf(c.Outputs, o)], "gy." + o)))!;
        loss.Backward(createGraph: c.DoubleGrad);
        var gxs = c.GradOf.ToDictionary(name => name, name => context[name].Grad);
        foreach (string name in c.GradOf) CompareGradient(context, name, "gx." + name);
        if (!c.DoubleGrad) return;

        foreach (string name in c.GradOf) context[name].ClearGrad();
        Variable? sum = Weighted(context, c.GradOf.Where(n => gxs[n] is not null).Select(n => (gxs[n]!, "v." + n)));
        if (sum is { RequiresGrad: true }) sum.Backward();
        foreach (string name in c.GradOf) CompareGradient(context, name, "ggx." + name);
    }

    private static void RunSpecial(CaseContext context)
    {
        Dictionary<string, Tensor> outputs = SpecialCases.Find(context.Case.Op)!(context);
        foreach (string name in context.Case.Outputs) Compare(context, outputs[name], "out." + name);
    }

    private static Variable? Weighted(CaseContext context, IEnumerable<(Variable Y, string Key)> terms)
    {
        Variable? total = null;
        foreach ((Variable y, string key) in terms)
        {
            Variable term = F.Sum(y * context.Expected(key));
            total = total is null ? term : total + term;
        }
        return total;
    }

    private static void CompareGradient(CaseContext context, string name, string key) =>
        Compare(context, context[name].Grad?.Data ?? Tensor.ZerosLike(context.Tensor(name)), key);

    private static void Compare(CaseContext context, Tensor actual, string key)
    {
        Tensor expected = context.Expected(key);
        if (expected.Shape != actual.Shape) throw new ConformanceException($"{key}: shape {actual.Shape}, {expected.Shape} expected");
        if (expected.DType.IsFloat() != actual.DType.IsFloat()) throw new ConformanceException($"{key}: {actual.DType.Name()}, {expected.DType.Name()} expected");
        double[] a = actual.To(Device.Cpu).To(DType.Float64).ToArray<double>(), e = expected.To(Device.Cpu).To(DType.Float64).ToArray<double>();
        bool exact = !expected.DType.IsFloat();
        for (int i = 0; i < e.Length; i++)
        {
            double bound = exact ? 0 : context.Case.Atol + context.Case.Rtol * Math.Abs(e[i]);
            if (!(Math.Abs(a[i] - e[i]) <= bound))
                throw new ConformanceException($"{key}[{i}] of shape {expected.Shape}: {a[i]:R}, {e[i]:R} expected, off by {Math.Abs(a[i] - e[i]):E2}, {bound:E2} allowed");
        }
    }
}
