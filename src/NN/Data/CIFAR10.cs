namespace DeZeroNative.NN;

/// <summary>
/// The small colour photos of Krizhevsky, Nair and Hinton in ten classes: (n, 3, 32, 32) uint8, red, green, blue, with labels 0..9,
/// 50,000 to train on and 10,000 to test on. Looked for in the folder <c>cifar10</c> of DEZERO_DATA, as the archive of the binary
/// version or unpacked, gzipped or not, then in the user's cache, then fetched into the cache. Files of the user's own may hold fewer
/// pictures; a broken one is refused. The archive in the cache has the known SHA-256, or is fetched anew.
/// </summary>
public sealed class CIFAR10 : TensorDataset
{
    /// <summary>Reads the data, fetching them if need be. Without a transform, inputs are float32 in -1..1, (3, 32, 32).</summary>
    /// <param name="train">Whether the part to train on is wanted, else the part to test on.</param>
    /// <param name="transform">What is applied to a picture (3, 32, 32) uint8.</param>
    /// <param name="targetTransform">What is applied to a label, int64 of shape ().</param>
    /// <param name="progress">Told how a download goes on.</param>
    /// <param name="folder">The folder that holds the files; then nothing is looked for elsewhere.</param>
    /// <exception cref="InvalidDataException">A file is broken.</exception>
    /// <exception cref="IOException">The files are not here and could not be fetched.</exception>
    public CIFAR10(
        bool train = true,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null,
        IProgress<DownloadProgress>? progress = null,
        string? folder = null)
        : this(CifarFiles.Cifar10.Within(folder).Load(train, labelByte: 0, Labels.Count, progress), train, transform, targetTransform)
    {
    }

    private CIFAR10((Tensor Images, Tensor Labels) data, bool train, Func<Tensor, Tensor>? transform, Func<Tensor, Tensor>? targetTransform)
        : base(data.Images, data.Labels, train, transform ?? AroundZero(), targetTransform)
    {
    }

    /// <summary>What the labels 0..9 mean.</summary>
    public static IReadOnlyList<string> Labels { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Whether both parts can be read without the network.</summary>
    public static bool IsAvailable => CifarFiles.Cifar10.AreHere;

    /// <summary>Fetches into the user's cache what is not here.</summary>
    /// <exception cref="IOException">The archive could not be fetched.</exception>
    public static Task FetchAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        CifarFiles.Cifar10.FetchAsync(progress, cancellation);

    // DeZero's mean and deviation of 0.5 with bytes taken to 0..1 before, which it forgets.
    internal static Transform AroundZero() => new Compose(new ToFloat(), new Normalize(127.5, 127.5));
}
