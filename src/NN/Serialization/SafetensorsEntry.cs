namespace DeZeroNative.NN;

/// <summary>What the header of a .safetensors file says of one tensor; its bytes are [Begin, End) of the data.</summary>
internal readonly record struct SafetensorsEntry(string Name, SafetensorsType Type, long[] Shape, long Begin, long End);
