using System.Diagnostics;

namespace DeZeroNative;

/// <summary>
/// One recurrent layer going once over a sequence x (steps, rows, inputs), in time or against it: what its kinds share. Weights
/// lie as PyTorch has them, (gates * units, inputs) and (gates * units, units), the gates one below the other.
/// </summary>
internal sealed class Recurrence
{
    private readonly Tensor _x, _h0, _inputWeights;
    private readonly Layout _stepOfUnits, _stepOfGates;
    private readonly string _operation;

    /// <summary>Checks the operands.</summary>
    /// <param name="operation">The name in messages.</param>
    /// <param name="gates">How many times the units the weights have rows.</param>
    /// <param name="x">(steps, rows, inputs).</param>
    /// <param name="h0">The state before the first step, (rows, units).</param>
    /// <param name="inputWeights">(gates * units, inputs).</param>
    /// <param name="hidden">(gates * units, units).</param>
    /// <param name="reverse">Whether the steps are taken from the last to the first.</param>
    internal Recurrence(string operation, int gates, Tensor x, Tensor h0, Tensor inputWeights, HiddenWeights hidden, bool reverse)
    {
        _operation = operation;
        Tensor hiddenWeights = hidden.Tensor;
        if (x.Rank != 3 || x.Size == 0) throw new ShapeException($"[{operation}] a sequence (steps, rows, inputs) that is not empty expected, got {x.Shape}");
        if (hiddenWeights.Rank != 2 || hiddenWeights.Shape[0] != gates * hiddenWeights.Shape[1] || hiddenWeights.Size == 0)
            throw new ShapeException($"[{operation}] hidden weights ({gates} units, units) expected, got {hiddenWeights.Shape}");
        (Steps, Rows, Units) = (checked((int)x.Shape[0]), x.Shape[1], hiddenWeights.Shape[1]);
        Gates = gates * Units;
        Require(inputWeights, (Gates, x.Shape[2]), "input weights");
        Require(hiddenWeights, hiddenWeights.Shape, "hidden weights");
        Require(h0, (Rows, Units), "state");
        DType = x.DType;
        if (!DType.IsFloat()) throw new DTypeException($"[{operation}] x must be float32 or float64, not {DType.Name()}");
        foreach (Tensor other in (ReadOnlySpan<Tensor>)[h0, inputWeights, hiddenWeights]) RequireLike(x, other);
        (_x, _h0, _inputWeights, Hidden, Reverse) = (x, h0, inputWeights, hidden, reverse);
        _stepOfUnits = Layout.Contiguous((Rows, Units));
        _stepOfGates = Layout.Contiguous((Rows, Gates));

        void Require(Tensor tensor, in Shape shape, string what)
        {
            if (tensor.Shape != shape) throw new ShapeException($"[{operation}] {what} of shape {shape} expected for x {x.Shape}, got {tensor.Shape}");
        }
    }

    internal int Steps { get; }

    internal long Rows { get; }

    internal long Units { get; }

    /// <summary>Numbers per row and step before the gates: units times the number of gates.</summary>
    internal long Gates { get; }

    internal DType DType { get; }

    /// <summary>The sequence.</summary>
    internal Tensor X => _x;

    /// <summary>The weights that the states are multiplied by.</summary>
    internal HiddenWeights Hidden { get; }

    /// <summary>Whether the steps are taken from the last to the first.</summary>
    internal bool Reverse { get; }

    /// <summary>The state before the first step.</summary>
    internal Tensor H0 => _h0;

    /// <summary>The place in time of a step; step -1 is before the first.</summary>
    internal int At(int step) => Reverse ? Steps - 1 - step : step;

    /// <summary>Checks a bias, or another state.</summary>
    internal void Require(Tensor tensor, in Shape shape, string what)
    {
        if (tensor.Shape != shape) throw new ShapeException($"[{_operation}] {what} of shape {shape} expected, got {tensor.Shape}");
        RequireLike(_x, tensor);
    }

    /// <summary>Memory for a number per step, row and unit.</summary>
    internal Tensor AllocateUnits() => Tensor.Allocate((Steps, Rows, Units), DType, _x.Device);

    /// <summary>Memory for a number per step, row and gate.</summary>
    internal Tensor AllocateGates() => Tensor.Allocate((Steps, Rows, Gates), DType, _x.Device);

    /// <summary>A view of one place in time of a dense sequence, (rows, units) or (rows, gates).</summary>
    internal Tensor Step(Tensor sequence, int t)
    {
        Debug.Assert(sequence.IsContiguous && sequence.Rank == 3, "a dense sequence");
        Layout layout = sequence.Shape[2] == Units ? _stepOfUnits : _stepOfGates;
        return sequence.View(layout, sequence.Offset + t * layout.Size);
    }

    /// <summary>x W + b for all steps in one product, (steps, rows, gates).</summary>
    internal Tensor MultiplyInputs(Tensor? b)
    {
        using Tensor w = _inputWeights.Transpose();
        return Tensor.Linear(_x, w, b);
    }

    /// <summary>The gradient of x, from that of the products with the input weights.</summary>
    internal Tensor InputGradient(Tensor ga) => Tensor.MatMul(ga, _inputWeights);

    /// <summary>The gradient of the input weights, all steps in one product.</summary>
    internal Tensor InputWeightsGradient(Tensor ga)
    {
        using Tensor rows = ga.Reshape((Steps * Rows, Gates)), left = rows.Transpose(), x = _x.Reshape((Steps * Rows, _x.Shape[2]));
        return Tensor.MatMul(left, x);
    }

    /// <summary>
    /// The gradient of the hidden weights, from that of the products with them and from the states h (steps, rows, units): all steps
    /// but the first in one product of two stretches of memory, the first beside it.
    /// </summary>
    internal Tensor HiddenWeightsGradient(Tensor ga, Tensor h)
    {
        Tensor gw = Tensor.Allocate((Gates, Units), DType, _x.Device);
        using Tensor first = Step(ga, At(0)), h0 = _h0.ContiguousView(), left = first.Transpose();
        gw.Backend.Gemm(1, left, h0, 0, gw);
        if (Steps == 1) return gw;
        int later = Reverse ? 0 : 1;
        using Tensor rest = Stretch(ga, later, Gates), states = Stretch(h, 1 - later, Units), restT = rest.Transpose();
        gw.Backend.Gemm(1, restT, states, 1, gw);
        return gw;
    }

    /// <summary>The gradient of a bias.</summary>
    internal Tensor BiasGradient(Tensor ga)
    {
        using Tensor rows = ga.Reshape((Steps * Rows, Gates));
        return rows.Sum(0);
    }

    /// <summary>All steps but one, from a place in time on, as a matrix.</summary>
    private Tensor Stretch(Tensor sequence, int t, long width) =>
        sequence.View(Layout.Contiguous(((Steps - 1) * Rows, width)), sequence.Offset + t * Rows * width);

    private void RequireLike(Tensor x, Tensor other)
    {
        Tensor.RequireDevice(x.Device, other, _operation);
        if (other.DType != x.DType)
            throw new DTypeException($"[{_operation}] x, states, weights and biases of one type expected, got {x.DType.Name()} and {other.DType.Name()}");
    }
}
