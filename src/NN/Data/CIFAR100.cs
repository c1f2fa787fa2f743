namespace DeZeroNative.NN;

/// <summary>
/// As <see cref="CIFAR10"/>, in 100 classes that make 20 coarse ones. Looked for in folders called <c>cifar100</c>.
/// </summary>
public sealed class CIFAR100 : TensorDataset
{
    /// <summary>Reads the data, fetching them if need be. Without a transform, inputs are float32 in -1..1, (3, 32, 32).</summary>
    /// <param name="train">Whether the part to train on is wanted, else the part to test on.</param>
    /// <param name="transform">What is applied to a picture (3, 32, 32) uint8.</param>
    /// <param name="targetTransform">What is applied to a label, int64 of shape ().</param>
    /// <param name="coarse">Whether labels are those of the 20 coarse classes.</param>
    /// <param name="progress">Told how a download goes on.</param>
    /// <param name="folder">The folder that holds the files; then nothing is looked for elsewhere.</param>
    /// <exception cref="InvalidDataException">A file is broken.</exception>
    /// <exception cref="IOException">The files are not here and could not be fetched.</exception>
    public CIFAR100(
        bool train = true,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null,
        bool coarse = false,
        IProgress<DownloadProgress>? progress = null,
        string? folder = null)
        : this(
            CifarFiles.Cifar100.Within(folder).Load(train, labelByte: coarse ? 0 : 1, coarse ? CoarseLabels.Count : Labels.Count, progress),
            train,
            transform,
            targetTransform)
    {
    }

    private CIFAR100((Tensor Images, Tensor Labels) data, bool train, Func<Tensor, Tensor>? transform, Func<Tensor, Tensor>? targetTransform)
        : base(data.Images, data.Labels, train, transform ?? CIFAR10.AroundZero(), targetTransform)
    {
    }

    /// <summary>What the labels 0..99 mean.</summary>
    public static IReadOnlyList<string> Labels { get; } =
    [
        "apple", "aquarium_fish", "baby", "bear", "beaver", "bed", "bee", "beetle", "bicycle", "bottle",
        "bowl", "boy", "bridge", "bus", "butterfly", "camel", "can", "castle", "caterpillar", "cattle",
        "chair", "chimpanzee", "clock", "cloud", "cockroach", "couch", "crab", "crocodile", "cup", "dinosaur",
        "dolphin", "elephant", "flatfish", "forest", "fox", "girl", "hamster", "house", "kangaroo", "keyboard",
        "lamp", "lawn_mower", "leopard", "lion", "lizard", "lobster", "man", "maple_tree", "motorcycle", "mountain",
        "mouse", "mushroom", "oak_tree", "orange", "orchid", "otter", "palm_tree", "pear", "pickup_truck", "pine_tree",
        "plain", "plate", "poppy", "porcupine", "possum", "rabbit", "raccoon", "ray", "road", "rocket",
        "rose", "sea", "seal", "shark", "shrew", "skunk", "skyscraper", "snail", "snake", "spider",
        "squirrel", "streetcar", "sunflower", "sweet_pepper", "table", "tank", "telephone", "television", "tiger", "tractor",
        "train", "trout", "tulip", "turtle", "wardrobe", "whale", "willow_tree", "wolf", "woman", "worm",
    ];

    /// <summary>What the coarse labels 0..19 mean.</summary>
    public static IReadOnlyList<string> CoarseLabels { get; } =
    [
        "aquatic_mammals", "fish", "flowers", "food_containers", "fruit_and_vegetables", "household_electrical_devices", "household_furniture",
        "insects", "large_carnivores", "large_man-made_outdoor_things", "large_natural_outdoor_scenes", "large_omnivores_and_herbivores",
        "medium_mammals", "non-insect_invertebrates", "people", "reptiles", "small_mammals", "trees", "vehicles_1", "vehicles_2",
    ];

    /// <summary>Whether both parts can be read without the network.</summary>
    public static bool IsAvailable => CifarFiles.Cifar100.AreHere;

    /// <summary>Fetches into the user's cache what is not here.</summary>
    /// <exception cref="IOException">The archive could not be fetched.</exception>
    public static Task FetchAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        CifarFiles.Cifar100.FetchAsync(progress, cancellation);
}
