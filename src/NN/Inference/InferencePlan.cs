using DeZeroNative.Backends;

namespace DeZeroNative.NN;

/// <summary>
/// A model made ready to infer on inputs of one shape: its steps, and the memory of what is between them. Once warm, <see cref="Run"/>
/// allocates nothing, neither managed memory nor blocks of the pool. Layers behave as in <see cref="TestMode"/>; parameters are read at
/// each run, so that a plan follows a model that goes on training. What the CPU's kernels make of the weights of a convolution, up to five
/// times their memory, is kept as long as their numbers stay the same. One thread at a time may run a plan.
/// </summary>
/// <example><code>
/// using var plan = new InferencePlan(model, (32, 784));
/// Tensor y = Tensor.Zeros(plan.OutputShape);
/// plan.Run(x, y);
/// </code></example>
public sealed class InferencePlan : IDisposable
{
    private readonly List<InferenceStep> _steps = [];
    private readonly List<Tensor> _memory = [];
    private readonly Shape _inputShape;
    private readonly DType _dtype;
    private readonly Device _device;

    // Where the plan has come to while it is made. A view has no step of its own that could put it elsewhere.
    private Tensor _current;
    private bool _isView;

    /// <summary>Makes the steps. What the model makes at its first call, it makes now.</summary>
    /// <param name="model">A model of layers that can compute into given memory: <see cref="Linear"/>, <see cref="Conv2d"/>,
    /// <see cref="MaxPooling"/>, <see cref="Dropout"/>, <see cref="MLP"/>, and <see cref="Sequential"/> of these with <c>F.Relu</c>, <c>F.Sigmoid</c>,
    /// <c>F.Tanh</c> and <c>F.Flatten</c>.</param>
    /// <param name="inputShape">The shape of inputs.</param>
    /// <param name="dtype">Their type, which is also that of the model's parameters.</param>
    /// <exception cref="NotSupportedException">A layer or function cannot compute into given memory, or the model has hooks.</exception>
    /// <exception cref="ShapeException">The shape does not fit the model.</exception>
    public InferencePlan(Layer model, Shape inputShape, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.HasHooks) throw new NotSupportedException("[inference] the model has hooks, which a plan would not call");
        (_inputShape, _dtype, _device) = (inputShape, dtype, model.Device);
        using Tensor input = _current = Tensor.Zeros(inputShape, dtype, _device);
        model.AddTo(this);
        if (_isView || _steps.Count == 0) Append(new CopyStep(), Tensor.Zeros(_current.Shape, dtype, _device));
        OutputShape = _current.Shape;
        _steps[0].Input = null;
        _steps[^1].Output = null;
    }

    /// <summary>The shape of outputs.</summary>
    public Shape OutputShape { get; }

    /// <summary>Computes y from x.</summary>
    /// <param name="x">The input: dense, of the plan's shape, type and device.</param>
    /// <param name="y">Where the output goes: dense, of <see cref="OutputShape"/>, and not the memory of x.</param>
    /// <exception cref="ShapeException">A shape is another one.</exception>
    /// <exception cref="DTypeException">A type is another one.</exception>
    /// <exception cref="DeviceException">A tensor is on another device.</exception>
    /// <exception cref="ArgumentException">A tensor is strided.</exception>
    public void Run(Tensor x, Tensor y)
    {
        Check(x, _inputShape, nameof(x));
        Check(y, OutputShape, nameof(y));
        IBackend backend = _device.Backend;
        foreach (InferenceStep step in _steps) step.Run(backend, step.Input ?? x, step.Output ?? y);
    }

    /// <summary>Gives the memory between the steps back.</summary>
    public void Dispose()
    {
        foreach (Tensor tensor in _memory) tensor.Dispose();
        _memory.Clear();
    }

    internal void Append(Linear layer, Activation activation)
    {
        Parameter w = layer.W ?? layer.MakeWeights(_current.Shape[^1]);
        if (_current.Rank != 2) throw new ShapeException($"[inference] Linear takes rows (n, inputs), got shape {_current.Shape}; put F.Flatten before it");
        Append(new LinearStep(layer, activation), Tensor.Linear(_current, w.Data, layer.B?.Data, activation));
    }

    internal void Append(Conv2d layer, Activation activation)
    {
        var window = Window.Of(layer.KernelSize, layer.Stride, layer.Pad, layer.Dilation, "inference");
        Parameter w = layer.WeightsFor(_current);
        Append(new ConvolutionStep(layer, window, activation), Tensor.Convolve(_current, w.Data, layer.B?.Data, window, layer.Groups, activation, "inference"));
    }

    internal void AppendMaxPool(in PoolWindows windows) => Append(new MaxPoolStep(windows), Tensor.MaxPool(_current, windows, track: false).Y);

    internal void Append(Activation activation)
    {
        // In place, but for the caller's input.
        Tensor output = _steps.Count == 0 ? Tensor.Zeros(_current.Shape, _dtype, _device) : _current;
        Append(new ActivationStep(activation), output);
    }

    internal void AppendFlatten()
    {
        if (_steps.Count == 0) Append(new CopyStep(), Tensor.Zeros(_current.Shape, _dtype, _device));
        Tensor flat = _current.Reshape((_current.Length, _current.Size / Math.Max(1, _current.Length)));
        _memory.Add(flat);
        (_current, _isView) = (flat, true);
    }

    /// <summary>The shape that the steps so far give.</summary>
    internal Shape CurrentShape => _current.Shape;

    private void Append(InferenceStep step, Tensor output)
    {
        (step.Input, step.Output) = (_current, output);
        _steps.Add(step);
        if (!ReferenceEquals(output, _current)) _memory.Add(output);
        _isView &= ReferenceEquals(output, _current);
        _current = output;
    }

    private void Check(Tensor tensor, in Shape shape, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        ObjectDisposedException.ThrowIf(_memory.Count == 0, this);
        if (tensor.Shape != shape) throw new ShapeException($"[inference] {name} of shape {shape} expected, got {tensor.Shape}");
        if (tensor.DType != _dtype) throw new DTypeException($"[inference] {name} of type {_dtype.Name()} expected, got {tensor.DType.Name()}");
        if (!ReferenceEquals(tensor.Device, _device)) throw new DeviceException($"[inference] {name} is on {tensor.Device}, the plan on {_device}");
        if (!tensor.IsContiguous) throw new ArgumentException($"[inference] {name} is a strided view; call Contiguous() first", name);
    }
}
