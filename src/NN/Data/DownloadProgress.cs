namespace DeZeroNative.NN;

/// <summary>How far a download has come.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Bytes">Bytes that have arrived.</param>
/// <param name="Total">Bytes of the whole file.</param>
public readonly record struct DownloadProgress(string File, long Bytes, long Total);
