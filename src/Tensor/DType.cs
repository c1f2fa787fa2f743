namespace DeZeroNative;

/// <summary>The element type of a tensor, in order of promotion: of two types the later one holds the result.</summary>
public enum DType : byte
{
    /// <summary>One byte per element, 0 or 1.</summary>
    Bool,

    /// <summary>Unsigned 8-bit integer.</summary>
    UInt8,

    /// <summary>Signed 32-bit integer.</summary>
    Int32,

    /// <summary>Signed 64-bit integer; the type of indices.</summary>
    Int64,

    /// <summary>IEEE 754 single precision; the default.</summary>
    Float32,

    /// <summary>IEEE 754 double precision.</summary>
    Float64,
}
