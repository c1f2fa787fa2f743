namespace DeZeroNative.NN;

/// <summary>Converts to float32; the values stay as they are (see <see cref="Normalize"/> and <see cref="UnitPixels"/> for scaling).</summary>
public sealed class ToFloat() : AsType(DType.Float32);
