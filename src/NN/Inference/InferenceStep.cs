using DeZeroNative.Backends;

namespace DeZeroNative.NN;

/// <summary>One step of an <see cref="InferencePlan"/>: a call of the backend into memory that is there.</summary>
internal abstract class InferenceStep
{
    /// <summary>What it reads; null for the caller's input.</summary>
    internal Tensor? Input { get; set; }

    /// <summary>What it writes; null for the caller's output.</summary>
    internal Tensor? Output { get; set; }

    internal abstract void Run(IBackend backend, Tensor x, Tensor y);

    /// <summary>The value of a parameter, which must lie as it did when the plan was made: the backend checks nothing.</summary>
    protected static Tensor Value(Parameter parameter, in Shape shape, Tensor x)
    {
        Tensor value = parameter.Data;
        if (value.Shape != shape || value.DType != x.DType || !ReferenceEquals(value.Device, x.Device) || !value.IsContiguous)
            throw new InvalidOperationException($"[inference] a parameter changed its shape, type, device or layout: {value.DType.Name()} {value.Shape} on {value.Device}; make a new plan");
        return value;
    }
}

internal sealed class LinearStep(Linear layer, Activation activation) : InferenceStep
{
    private readonly Shape _w = layer.W!.Shape, _b = layer.B?.Shape ?? default;

    internal override void Run(IBackend backend, Tensor x, Tensor y) =>
        backend.Linear(x, Value(layer.W!, _w, x), layer.B is { } b ? Value(b, _b, x) : null, activation, y);
}

internal sealed class ConvolutionStep(Conv2d layer, Window window, Activation activation) : InferenceStep
{
    private readonly Shape _w = layer.W!.Shape, _b = layer.B?.Shape ?? default;
    private readonly KeptWeights _weights = new();

    internal override void Run(IBackend backend, Tensor x, Tensor y) =>
        backend.Convolution(x, Value(layer.W!, _w, x), layer.B is { } b ? Value(b, _b, x) : null, window, layer.Groups, activation, _weights, y);
}

internal sealed class MaxPoolStep(PoolWindows windows) : InferenceStep
{
    internal override void Run(IBackend backend, Tensor x, Tensor y) => backend.MaxPool(x, windows, y, index: null);
}

internal sealed class ActivationStep(Activation activation) : InferenceStep
{
    internal override void Run(IBackend backend, Tensor x, Tensor y)
    {
        switch (activation)
        {
            case Activation.Relu: backend.Unary<ReluOp>(x, y); break;
            case Activation.Sigmoid: backend.Unary<SigmoidOp>(x, y); break;
            case Activation.Tanh: backend.Unary<TanhOp>(x, y); break;
            default: backend.Copy(x, y); break;
        }
    }
}

internal sealed class CopyStep : InferenceStep
{
    internal override void Run(IBackend backend, Tensor x, Tensor y) => backend.Copy(x, y);
}
