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
    private readonly List<Step> _steps = [];

    /// <summary>Creates it from layers; more can be added.</summary>
    public Sequential(params ReadOnlySpan<Layer> layers)
    {
        foreach (Layer layer in layers) Add(layer);
    }

    /// <summary>Adds a layer behind the others.</summary>
    public void Add(Layer layer)
    {
        Add($"l{Layers.Count}", layer);
        _steps.Add(new(layer, layer.Forward, Activation.None));
    }

    /// <summary>Adds a function, such as <c>F.Relu</c>, behind the others.</summary>
    public void Add(Func<Variable, Variable> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _steps.Add(new(function, function, ActivationFunction.Of(function)));
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        var h = new StepValue(x);
        for (int i = 0; i < _steps.Count; i++)
        {
            Step step = _steps[i], next = i + 1 < _steps.Count ? _steps[i + 1] : default;
            if (step.Self is IActivated { TakesActivation: true } layer && next.Activation != Activation.None)
            {
                h.Through(layer, next.Activation);
                i++;
            }
            else h.Advance(step.Forward(h.Value), step.Self);
        }
        return h.Value;
    }

    internal override void AddTo(InferencePlan plan)
    {
        if (GetType() != typeof(Sequential)) base.AddTo(plan);
        for (int i = 0; i < _steps.Count; i++)
        {
            Step step = _steps[i], next = i + 1 < _steps.Count ? _steps[i + 1] : default;
            if (step.Self is IActivated { TakesActivation: true } activated && next.Activation != Activation.None)
            {
                activated.AddTo(plan, next.Activation);
                i++;
            }
            else if (step.Self is Layer layer) layer.AddTo(plan);
            else if (step.Activation != Activation.None) plan.Append(step.Activation);
            else if (ActivationFunction.IsFlatten(step.Forward)) plan.AppendFlatten();
            else throw new NotSupportedException($"[inference] the function at place {i} cannot compute into given memory; F.Relu, F.Sigmoid, F.Tanh and F.Flatten can");
        }
    }

    /// <summary>Enumerates the layers and functions.</summary>
    IEnumerator IEnumerable.GetEnumerator() => _steps.Select(step => step.Self).GetEnumerator();

    /// <summary>A layer or function as it was added, its entrance, and the activation that a function is.</summary>
    private readonly record struct Step(object Self, Func<Variable, Variable> Forward, Activation Activation);
}
