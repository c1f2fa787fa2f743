namespace DeZeroNative.NN;

/// <summary>Converts to int64; real numbers are cut towards zero.</summary>
public sealed class ToInt() : AsType(DType.Int64);
