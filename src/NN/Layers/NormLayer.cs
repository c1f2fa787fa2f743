namespace DeZeroNative.NN;

/// <summary>
/// A normalization by each sample's own statistics, the same in training and in use: what <see cref="LayerNorm"/>,
/// <see cref="GroupNorm"/> and <see cref="InstanceNorm"/> have in common, a scale gamma and a shift beta.
/// </summary>
public abstract class NormLayer : Layer
{
    private readonly Lock _lock = new();
    private readonly string _operation;

    private protected NormLayer(string operation, double eps, bool affine, DType dtype, Shape? shape)
    {
        if (!dtype.IsFloat()) throw new DTypeException($"[{operation}] parameters are float32 or float64, not {dtype.Name()}");
        _operation = operation;
        Eps = eps;
        IsAffine = affine;
        DType = dtype;
        if (!affine) return;
        DeclareParameter("gamma", shape ?? -1, dtype);
        DeclareParameter("beta", shape ?? -1, dtype);
        if (shape is { } known) Make(known);
    }

    /// <summary>What is added to the variance.</summary>
    public double Eps { get; }

    /// <summary>Whether there are gamma and beta.</summary>
    public bool IsAffine { get; }

    /// <summary>Type of the parameters.</summary>
    public DType DType { get; }

    /// <summary>The scales; null before they are made, or where there are none.</summary>
    public Parameter? Gamma => IsAffine ? FindParameter("gamma") : null;

    /// <summary>The shifts; null before they are made, or where there are none.</summary>
    public Parameter? Beta => IsAffine ? FindParameter("beta") : null;

    /// <summary>Makes gamma and beta in the size of an axis of x where they are not there yet.</summary>
    private protected void MakeFor(Variable x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!IsAffine || Beta is not null) return;
        if (x.Rank <= Math.Max(axis, 0)) throw new ShapeException($"[{_operation}] x of shape {x.Shape} has too few axes");
        Make(x.Shape[axis < 0 ? x.Rank + axis : axis]);
    }

    private void Make(Shape shape)
    {
        if (shape.Size <= 0) throw new ArgumentOutOfRangeException(nameof(shape), $"[{_operation}] gamma and beta of shape {shape} have no element");
        lock (_lock)
        {
            if (Beta is not null) return;
            AddParameter("gamma", Tensor.Ones(shape, DType, Device));
            AddParameter("beta", Tensor.Zeros(shape, DType, Device));
        }
    }
}
