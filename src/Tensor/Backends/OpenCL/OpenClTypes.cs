namespace DeZeroNative.Backends.OpenCL;

/// <summary>Element types as OpenCL C writes them.</summary>
internal static class OpenClTypes
{
    /// <summary>The type of the elements: bool is a byte of 0 or 1.</summary>
    internal static string Name(DType dtype) => dtype switch
    {
        DType.Bool or DType.UInt8 => "uchar",
        DType.Int32 => "int",
        DType.Int64 => "long",
        DType.Float32 => "float",
        _ => "double",
    };

    /// <summary>The integer type that moves elements of a size as bits, so that a device without double precision can move doubles.</summary>
    internal static DType Bits(DType dtype) => dtype.Size() switch { 1 => DType.UInt8, 4 => DType.Int32, _ => DType.Int64 };

    /// <summary>The conversion of <c>a</c>: real numbers are cut towards zero, all are held within the range, NaN becomes 0.</summary>
    internal static string Conversion(DType from, DType to)
    {
        if (to == DType.Bool) return "a != 0";
        if (to.IsFloat()) return $"convert_{Name(to)}(a)";
        return from.IsFloat() ? $"isnan(a) ? 0 : convert_{Name(to)}_sat_rtz(a)" : $"convert_{Name(to)}_sat(a)";
    }
}
