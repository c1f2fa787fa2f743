namespace DeZeroNative.Tests.Coverage;

/// <summary>One case computed on one device in float32: the value, the gradient and its gradient, and what the device did for each.</summary>
internal sealed class CaseRun
{
    private readonly Device _device;
    private readonly List<DeviceCounters> _counters = [];

    internal CaseRun(GradientCase given, Device device)
    {
        _device = device;
        Variable[] xs = [.. given.Inputs.Select(x => new Variable(x.To(DType.Float32).To(device)))];
        Variable y = Count(() => given.Function(xs));
        Value = y.Data;
        // Fixed random weights, so that errors of opposite signs do not cancel.
        Variable gy = new(Values.Random(y.Shape, seed: 30).To(y.Device));
        Variable[] vs = [.. xs.Select((x, i) => new Variable(Values.Random(x.Shape, seed: 40 + i).To(device)))];
        Variable?[] first = new Variable?[xs.Length], second = new Variable?[xs.Length];
        if (y.RequiresGrad)
        {
            first = Count(() => Autograd.Grad([y], xs, [gy], createGraph: true));
            Variable s = Sum(first, vs);
            second = s.RequiresGrad ? Count(() => Autograd.Grad([s], xs)) : second;
            // Once more, unrecorded: the path of training, which may be another one.
            Variable again = given.Function(xs);
            Unrecorded = Data(Count(() => Autograd.Grad([again], xs, [gy])));
        }
        First = Data(first);
        Second = Data(second);
    }

    internal Tensor Value { get; }

    /// <summary>The gradient for each input as recorded; null where none reaches it.</summary>
    internal Tensor?[] First { get; }

    /// <summary>The gradient without a record.</summary>
    internal Tensor?[] Unrecorded { get; } = [];

    /// <summary>The gradient of the gradient.</summary>
    internal Tensor?[] Second { get; }

    /// <summary>What the device did for each of them.</summary>
    internal IReadOnlyList<DeviceCounters> Counters => _counters;

    private static Variable Sum(Variable?[] gxs, Variable[] vs)
    {
        Variable s = Tensor.Zeros(Shape.Scalar, device: vs[0].Device);
        for (int i = 0; i < gxs.Length; i++)
            if (gxs[i] is { } gx) s += F.Sum(gx * vs[i]);
        return s;
    }

    private static Tensor?[] Data(Variable?[] gxs) => [.. gxs.Select(gx => gx?.Data)];

    private T Count<T>(Func<T> compute)
    {
        DeviceCounters before = _device.Counters;
        T result = compute();
        _counters.Add(_device.Counters - before);
        return result;
    }
}
