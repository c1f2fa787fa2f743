namespace DeZeroNative.NN;

public abstract partial class Layer
{
    /// <summary>
    /// Runs the layer once on zeros, in <see cref="TestMode"/> and without a graph, and tells what is inside: every layer, the shape
    /// of its output and its parameters. Parameters that are made at the first call are made; recurrent state is as before.
    /// </summary>
    /// <param name="inputShape">The shape of x, batch included.</param>
    /// <param name="dtype">The type of x, such as int64 for an embedding.</param>
    public LayerSummary Summary(Shape inputShape, DType dtype = DType.Float32)
    {
        using Tensor x = Tensor.Zeros(inputShape, dtype, Device);
        return Summary(x);
    }

    /// <summary>The summary for an input of the caller's: see <see cref="Summary(Shape, DType)"/>.</summary>
    public LayerSummary Summary(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var outputs = new Dictionary<Layer, Shape>(ReferenceEqualityComparer.Instance);
        var hooks = new List<IDisposable>();
        (CarriedState State, Tensor? Before)[] states = [.. NamedStates().Select(named => (named.Value, named.Value.Read()))];
        try
        {
            foreach ((CarriedState state, _) in states) state.Write(null);
            foreach (Layer layer in WithInner().Distinct<Layer>(ReferenceEqualityComparer.Instance))
                hooks.Add(layer.AddForwardHook((caller, _, y) =>
                {
                    outputs[caller] = y.Shape;
                    return null;
                }));
            using (new TestMode())
            using (new NoGrad())
                Forward(x);
        }
        finally
        {
            foreach (IDisposable hook in hooks) hook.Dispose();
            foreach ((CarriedState state, Tensor? before) in states) state.Write(before);
        }
        return new LayerSummary(this, x.Shape, outputs);
    }

    /// <summary>This layer and all inside, as registered.</summary>
    private IEnumerable<Layer> WithInner() => _layers.Values.SelectMany(layer => layer.WithInner()).Prepend(this);
}
