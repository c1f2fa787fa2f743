namespace DeZeroNative.Interop;

/// <summary>Whether a matrix enters a product as it is or transposed (<c>CBLAS_TRANSPOSE</c>).</summary>
internal enum CblasTranspose
{
    /// <summary>As stored.</summary>
    NoTrans = 111,

    /// <summary>Transposed.</summary>
    Trans = 112,
}
