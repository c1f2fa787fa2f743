namespace DeZeroNative;

/// <summary>
/// The weights U (gates * units, units) that a recurrent layer multiplies its state by, and what a backend has made of them for the
/// products of many steps. That is kept for further calls where <paramref name="kept"/>, and then the numbers must not change.
/// </summary>
internal sealed class HiddenWeights(Tensor u, bool kept)
{
    private Tensor? _packedFromUnits, _packedFromGates;

    /// <summary>U.</summary>
    internal Tensor Tensor => u;

    /// <summary>The right operand that turns units into gates, for the caller to dispose.</summary>
    internal Tensor FromUnits()
    {
        using Tensor transposed = u.Transpose();
        return Tensor.GemmOperand(transposed, u.DType, transposed.Shape, default);
    }

    /// <summary>The right operand that turns gradients of gates into gradients of units, for the caller to dispose.</summary>
    internal Tensor FromGates() => Tensor.GemmOperand(u, u.DType, u.Shape, default);

    /// <summary>One of the two operands as <paramref name="pack"/> makes it, or has made it.</summary>
    internal Tensor Packed(bool fromUnits, Func<Tensor, Tensor> pack)
    {
        ref Tensor? packed = ref fromUnits ? ref _packedFromUnits : ref _packedFromGates;
        if (packed is not null) return packed;
        using Tensor operand = fromUnits ? FromUnits() : FromGates();
        packed = pack(operand);
        return kept ? TensorScope.Escape(packed) : packed;
    }

    /// <summary>Gives back what was packed for one call.</summary>
    internal void Trim()
    {
        if (!kept) Release();
    }

    /// <summary>Gives back what was packed; a further call packs again.</summary>
    internal void Release()
    {
        _packedFromUnits?.Dispose();
        _packedFromGates?.Dispose();
        _packedFromUnits = _packedFromGates = null;
    }
}
