namespace DeZeroNative.NN;

/// <summary>A file that can be fetched, and what it must be.</summary>
internal sealed record RemoteFile(string Name, long Length, string Sha256);
