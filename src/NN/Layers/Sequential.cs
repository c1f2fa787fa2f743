using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DeZeroNative.NN;

/// <summary>
/// Steps one after the other: layers, named <c>l0</c>, <c>l1</c>, ... in order, and functions between them, which take no number.
/// </summary>
/// <example><code>var model = new Sequential { new Linear(100), F.Relu, new Linear(10) };</code></example>
[SuppressMessage("Design", "CA1010:Generic interface should also be implemented", Justification = "Enumerable only so that it can be written as a list.")]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A layer that can be written as a list; DeZero's name.")]
public class Sequential : Layer, IEnumerable
{
    private readonly List<(object Step, Func<Variable, Variable> Forward)> _steps = [];

    /// <summary>Creates it from layers; more can be added.</summary>
    public Sequential(params ReadOnlySpan<Layer> layers)
    {
        foreach (Layer layer in layers) Add(layer);
    }

    /// <summary>Adds a layer behind the others.</summary>
    public void Add(Layer layer)
    {
        Add($"l{Layers.Count}", layer);
        _steps.Add((layer, layer.Forward));
    }

    /// <summary>Adds a function, such as <c>F.Relu</c>, behind the others.</summary>
    public void Add(Func<Variable, Variable> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _steps.Add((function, function));
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        var h = new StepValue(x);
        foreach ((object step, Func<Variable, Variable> forward) in _steps) h.Advance(forward(h.Value), step);
        return h.Value;
    }

    /// <summary>Enumerates the layers and functions.</summary>
    IEnumerator IEnumerable.GetEnumerator() => _steps.Select(step => step.Step).GetEnumerator();
}
