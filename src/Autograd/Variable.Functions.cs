namespace DeZeroNative;

// What a user of NumPy, PyTorch or DeZero tries first on a variable. Each is the function of F of the same name.
public partial class Variable
{
    /// <summary>The value of a variable of one element, as a double. Waits for the device.</summary>
    /// <exception cref="ShapeException">The variable has not exactly one element.</exception>
    public double Item() => _data.Item();

    /// <summary>The value of a variable of one element, converted. Waits for the device.</summary>
    /// <exception cref="ShapeException">The variable has not exactly one element.</exception>
    public T Item<T>() where T : unmanaged, System.Numerics.INumberBase<T> => _data.Item<T>();

    /// <inheritdoc cref="F.Exp"/>
    public Variable Exp() => F.Exp(this);

    /// <inheritdoc cref="F.Log"/>
    public Variable Log() => F.Log(this);

    /// <inheritdoc cref="F.Sin"/>
    public Variable Sin() => F.Sin(this);

    /// <inheritdoc cref="F.Cos"/>
    public Variable Cos() => F.Cos(this);

    /// <inheritdoc cref="F.Tanh"/>
    public Variable Tanh() => F.Tanh(this);

    /// <inheritdoc cref="F.Sigmoid"/>
    public Variable Sigmoid() => F.Sigmoid(this);

    /// <inheritdoc cref="F.Relu"/>
    public Variable Relu() => F.Relu(this);

    /// <inheritdoc cref="F.Sqrt"/>
    public Variable Sqrt() => F.Sqrt(this);

    /// <inheritdoc cref="F.Square"/>
    public Variable Square() => F.Square(this);

    /// <inheritdoc cref="F.Abs"/>
    public Variable Abs() => F.Abs(this);

    /// <inheritdoc cref="F.Pow(Variable, Scalar)"/>
    public Variable Pow(Scalar exponent) => F.Pow(this, exponent);

    /// <inheritdoc cref="F.Clip"/>
    public Variable Clip(Scalar min, Scalar max) => F.Clip(this, min, max);

    /// <inheritdoc cref="F.Dot"/>
    public Variable Dot(Variable w) => F.Dot(this, w);

    /// <inheritdoc cref="F.Reshape"/>
    public Variable Reshape(long size0, long size1, params ReadOnlySpan<long> more) => F.Reshape(this, new Shape([size0, size1, .. more]));

    /// <inheritdoc cref="F.Flatten"/>
    public Variable Flatten() => F.Flatten(this);

    /// <inheritdoc cref="F.Squeeze"/>
    public Variable Squeeze(Axes axes = default) => F.Squeeze(this, axes);

    /// <inheritdoc cref="F.ExpandDims"/>
    public Variable ExpandDims(int axis) => F.ExpandDims(this, axis);

    /// <inheritdoc cref="F.SwapAxes"/>
    public Variable SwapAxes(int axis1, int axis2) => F.SwapAxes(this, axis1, axis2);

    /// <inheritdoc cref="F.BroadcastTo"/>
    public Variable BroadcastTo(Shape shape) => F.BroadcastTo(this, shape);

    /// <inheritdoc cref="F.Cast"/>
    public Variable To(DType dtype) => F.Cast(this, dtype);

    /// <summary>The slices of axis 0.</summary>
    /// <exception cref="ShapeException">The variable has no axes.</exception>
    public IEnumerator<Variable> GetEnumerator()
    {
        for (long i = 0; i < Length; i++) yield return this[i];
    }
}
