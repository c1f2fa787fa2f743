namespace DeZeroNative.Interop;

/// <summary>The order of a matrix in memory (<c>CBLAS_ORDER</c>).</summary>
internal enum CblasOrder
{
    /// <summary>The elements of a row are neighbours.</summary>
    RowMajor = 101,

    /// <summary>The elements of a column are neighbours.</summary>
    ColMajor = 102,
}
