namespace DeZeroNative.Tests.Conformance;

/// <summary>Runs a computation of kind "special" and gives its outputs by name.</summary>
internal delegate Dictionary<string, Tensor> SpecialCase(CaseContext context);

/// <summary>The computations of kind "special", by name.</summary>
internal static class SpecialCases
{
    internal static SpecialCase? Find(string op) => op switch
    {
        "nth_derivative" => NthDerivative,
        "newton_poly4" => NewtonPoly4,
        "rosenbrock_gd" => RosenbrockDescent,
        "optimizer" => OptimizerTrajectory.Run,
        "train_mlp" => MlpTraining.Run,
        "train_cnn" => CnnTraining.Run,
        "train_lstm" => LstmTraining.Run,
        "dezero_weights" => WeightFile.Run,
        _ => null,
    };

    /// <summary>The name of a variant that a known special case lacks; null where it has it.</summary>
    internal static string? MissingVariant(ConformanceCase @case)
    {
        (string attribute, Func<string, bool> knows) = @case.Op switch
        {
            "optimizer" => ("optimizer", OptimizerTrajectory.Knows),
            "dezero_weights" => ("model", WeightFile.Knows),
            _ => ("", (Func<string, bool>)(_ => true)),
        };
        if (attribute == "" || @case.Attrs.GetProperty(attribute).GetString() is not { } variant) return null;
        return knows(variant) ? null : @case.Op + "/" + variant;
    }

    private static Dictionary<string, Tensor> NthDerivative(CaseContext c)
    {
        var x = new Variable(c.Tensor("x"));
        Variable y = Apply(c.Text("function"), x);
        var outputs = new Dictionary<string, Tensor> { ["d0"] = y.Data };
        for (int k = 1; k <= c.Int("order"); k++)
        {
            // A polynomial's derivatives end in a constant, which no gradient comes from.
            y = (y.RequiresGrad ? Autograd.Grad(F.Sum(y), x, createGraph: true) : null) ?? Tensor.ZerosLike(x.Data);
            outputs["d" + k] = y.Data;
        }
        return outputs;
    }

    private static Variable Apply(string function, Variable x) => function switch
    {
        "tanh" => F.Tanh(x),
        "sin" => F.Sin(x),
        "cos" => F.Cos(x),
        "exp" => F.Exp(x),
        "log" => F.Log(x),
        "sigmoid" => F.Sigmoid(x),
        "poly4" => F.Pow(x, 4) - 2 * F.Pow(x, 2),
        _ => throw new InvalidDataException($"function '{function}'"),
    };

    private static Dictionary<string, Tensor> NewtonPoly4(CaseContext c)
    {
        var x = new Variable(c.Tensor("x0").Clone());
        var xs = new List<Tensor> { x.Data };
        var gxs = new List<Tensor>();
        var gx2s = new List<Tensor>();
        for (int i = 0; i < c.Int("iters"); i++)
        {
            x.ClearGrad();
            Apply("poly4", x).Backward(createGraph: true);
            Variable gx = x.Grad!;
            x.ClearGrad();
            gx.Backward();
            Variable gx2 = x.Grad!;
            x.Data = x.Data - gx.Data / gx2.Data;
            xs.Add(x.Data);
            gxs.Add(gx.Data);
            gx2s.Add(gx2.Data);
        }
        return new() { ["x"] = Tensor.Stack([.. xs]), ["gx"] = Tensor.Stack([.. gxs]), ["gx2"] = Tensor.Stack([.. gx2s]) };
    }

    private static Dictionary<string, Tensor> RosenbrockDescent(CaseContext c)
    {
        Variable x0 = new(c.Tensor("x0").Clone()), x1 = new(c.Tensor("x1").Clone());
        var x0s = new List<Tensor> { x0.Data };
        var x1s = new List<Tensor> { x1.Data };
        double lr = c.Number("lr");
        for (int i = 0; i < c.Int("iters"); i++)
        {
            Variable y = 100 * F.Pow(x1 - F.Pow(x0, 2), 2) + F.Pow(x0 - 1, 2);
            x0.ClearGrad();
            x1.ClearGrad();
            y.Backward();
            x0.Data = x0.Data - lr * x0.Grad!.Data;
            x1.Data = x1.Data - lr * x1.Grad!.Data;
            x0s.Add(x0.Data);
            x1s.Add(x1.Data);
        }
        return new() { ["x0s"] = Tensor.Stack([.. x0s]), ["x1s"] = Tensor.Stack([.. x1s]) };
    }
}
