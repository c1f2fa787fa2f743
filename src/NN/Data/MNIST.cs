namespace DeZeroNative.NN;

/// <summary>
/// The handwritten digits of LeCun, Cortes and Burges: (n, 1, 28, 28) uint8 with labels 0..9, 60,000 to train on and 10,000 to test on.
/// Looked for in the folder <c>mnist</c> of DEZERO_DATA (gzipped or not), then in the user's cache, then fetched into the cache from public
/// mirrors. Files under DEZERO_DATA are the user's own: any sound IDX files of this form are taken, a broken one is refused and never
/// passed over. Files in the cache have the known SHA-256, or are fetched anew.
/// </summary>
public sealed class MNIST : TensorDataset
{
    /// <summary>Reads the data, fetching them if need be. Without a transform, inputs are float32 in 0..1, flat (784), as in DeZero.</summary>
    /// <param name="train">Whether the part to train on is wanted, else the part to test on.</param>
    /// <param name="transform">What is applied to a picture (1, 28, 28) uint8.</param>
    /// <param name="targetTransform">What is applied to a label, int64 of shape ().</param>
    /// <param name="progress">Told how a download goes on.</param>
    /// <param name="folder">The folder that holds the files; then nothing is looked for elsewhere.</param>
    /// <exception cref="InvalidDataException">A file is broken.</exception>
    /// <exception cref="IOException">The files are not here and could not be fetched.</exception>
    public MNIST(
        bool train = true,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null,
        IProgress<DownloadProgress>? progress = null,
        string? folder = null)
        : this(MnistFiles.Digits.Within(folder), train, transform, targetTransform, progress)
    {
    }

    internal MNIST(
        MnistFiles files,
        bool train = true,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null,
        IProgress<DownloadProgress>? progress = null)
        : this(files.Load(train, progress), train, transform, targetTransform)
    {
    }

    private MNIST((Tensor Images, Tensor Labels) data, bool train, Func<Tensor, Tensor>? transform, Func<Tensor, Tensor>? targetTransform)
        : base(data.Images, data.Labels, train, transform ?? new UnitPixels(), targetTransform)
    {
    }

    /// <summary>Whether both parts can be read without the network.</summary>
    public static bool IsAvailable => MnistFiles.Digits.AreHere;

    /// <summary>Fetches into the user's cache what is not here.</summary>
    /// <exception cref="IOException">A file could not be fetched.</exception>
    public static Task FetchAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        MnistFiles.Digits.FetchAsync(progress, cancellation);
}
