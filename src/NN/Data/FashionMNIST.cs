namespace DeZeroNative.NN;

/// <summary>
/// Pieces of clothing in MNIST's form, by Xiao, Rasul and Vollgraf (arXiv:1708.07747): (n, 1, 28, 28) uint8 with labels 0..9, 60,000 to train
/// on and 10,000 to test on. Looked for as <see cref="MNIST"/> is, in folders called <c>fashion-mnist</c>.
/// </summary>
public sealed class FashionMNIST : TensorDataset
{
    /// <summary>Reads the data, fetching them if need be. Without a transform, inputs are float32 in 0..1, flat (784), as those of <see cref="MNIST"/>.</summary>
    /// <param name="train">Whether the part to train on is wanted, else the part to test on.</param>
    /// <param name="transform">What is applied to a picture (1, 28, 28) uint8.</param>
    /// <param name="targetTransform">What is applied to a label, int64 of shape ().</param>
    /// <param name="progress">Told how a download goes on.</param>
    /// <param name="folder">The folder that holds the files; then nothing is looked for elsewhere.</param>
    /// <exception cref="InvalidDataException">A file is broken.</exception>
    /// <exception cref="IOException">The files are not here and could not be fetched.</exception>
    public FashionMNIST(
        bool train = true,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null,
        IProgress<DownloadProgress>? progress = null,
        string? folder = null)
        : this(MnistFiles.Fashion.Within(folder).Load(train, progress), train, transform, targetTransform)
    {
    }

    private FashionMNIST((Tensor Images, Tensor Labels) data, bool train, Func<Tensor, Tensor>? transform, Func<Tensor, Tensor>? targetTransform)
        : base(data.Images, data.Labels, train, transform ?? new UnitPixels(), targetTransform)
    {
    }

    /// <summary>What the labels 0..9 mean.</summary>
    public static IReadOnlyList<string> Labels { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>Whether both parts can be read without the network.</summary>
    public static bool IsAvailable => MnistFiles.Fashion.AreHere;

    /// <summary>Fetches into the user's cache what is not here.</summary>
    /// <exception cref="IOException">A file could not be fetched.</exception>
    public static Task FetchAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        MnistFiles.Fashion.FetchAsync(progress, cancellation);
}
