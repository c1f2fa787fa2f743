namespace DeZeroNative.NN;

/// <summary>An element type of .safetensors files: its name there, its size, and the type that its values are read into.</summary>
internal readonly record struct SafetensorsType(string Name, int Size, DType DType)
{
    /// <summary>The types that are read. Halves and narrow integers are widened; F8, U64 and others are refused.</summary>
    private static readonly SafetensorsType[] s_known =
    [
        new("F64", 8, DType.Float64), new("F32", 4, DType.Float32), new("F16", 2, DType.Float32), new("BF16", 2, DType.Float32),
        new("I64", 8, DType.Int64), new("U32", 4, DType.Int64), new("I32", 4, DType.Int32), new("I16", 2, DType.Int32), new("U16", 2, DType.Int32),
        new("I8", 1, DType.Int32), new("U8", 1, DType.UInt8), new("BOOL", 1, DType.Bool),
    ];

    /// <summary>The type of a name, or null where it is not read.</summary>
    public static SafetensorsType? Find(string name)
    {
        int index = Array.FindIndex(s_known, type => type.Name == name);
        return index < 0 ? null : s_known[index];
    }

    /// <summary>The type that a tensor is written as.</summary>
    public static SafetensorsType Of(DType dtype) => Find(dtype switch
    {
        DType.Float64 => "F64",
        DType.Float32 => "F32",
        DType.Int64 => "I64",
        DType.Int32 => "I32",
        DType.UInt8 => "U8",
        _ => "BOOL",
    })!.Value;
}
