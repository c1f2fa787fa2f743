namespace DeZeroNative.NN;

/// <summary>The four files of MNIST, or of a data set in its form: pictures of 28 by 28 bytes with labels 0..9, in IDX files.</summary>
internal sealed record MnistFiles(DatasetFiles Source, RemoteFile TrainImages, RemoteFile TrainLabels, RemoteFile TestImages, RemoteFile TestLabels)
{
    private const int Classes = 10;
    private const int Side = 28;

    /// <summary>The handwritten digits.</summary>
    public static MnistFiles Digits { get; } = new(
        new DatasetFiles(
            "MNIST", "mnist", new("https://ossci-datasets.s3.amazonaws.com/mnist/"), new("https://storage.googleapis.com/cvdf-datasets/mnist/")),
        TrainImages: new("train-images-idx3-ubyte.gz", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        TrainLabels: new("train-labels-idx1-ubyte.gz", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        TestImages: new("t10k-images-idx3-ubyte.gz", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        TestLabels: new("t10k-labels-idx1-ubyte.gz", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"));

    /// <summary>The pieces of clothing.</summary>
    public static MnistFiles Fashion { get; } = new(
        new DatasetFiles(
            "Fashion-MNIST",
            "fashion-mnist",
            new("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"),
            new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion/")),
        TrainImages: new("train-images-idx3-ubyte.gz", 26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        TrainLabels: new("train-labels-idx1-ubyte.gz", 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        TestImages: new("t10k-images-idx3-ubyte.gz", 4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        TestLabels: new("t10k-labels-idx1-ubyte.gz", 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));

    private RemoteFile[] All => [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>Whether all files can be read without the network.</summary>
    public bool AreHere => All.All(file => Source.Find(file) is not null);

    /// <summary>These files, or, where a folder is named, those in it and no others.</summary>
    public MnistFiles Within(string? folder) => this with { Source = Source.Within(folder) };

    /// <summary>Fetches every file that is not here.</summary>
    public Task FetchAsync(IProgress<DownloadProgress>? progress, CancellationToken cancellation) => Source.FetchAsync(All, progress, cancellation);

    /// <summary>Reads one part: pictures (n, 1, 28, 28) uint8 and labels (n) int64.</summary>
    /// <exception cref="InvalidDataException">A file is broken, or not of this form.</exception>
    public (Tensor Images, Tensor Labels) Load(bool train, IProgress<DownloadProgress>? progress)
    {
        string imagePath = Source.Require(train ? TrainImages : TestImages, progress);
        string labelPath = Source.Require(train ? TrainLabels : TestLabels, progress);
        Tensor images = IdxFile.Read(imagePath), labels = IdxFile.Read(labelPath);
        if (images.DType != DType.UInt8 || images.Rank != 3 || images.Shape[1] != Side || images.Shape[2] != Side)
            throw new InvalidDataException($"{imagePath}: pictures (n, {Side}, {Side}) of uint8 expected, got {images.Shape} of {images.DType.Name()}");
        if (labels.DType != DType.UInt8 || labels.Rank != 1 || labels.Length != images.Length)
            throw new InvalidDataException($"{labelPath}: {images.Length} labels of uint8 expected, got {labels.Shape} of {labels.DType.Name()}");
        if (labels.AsSpan<byte>().ContainsAnyExceptInRange((byte)0, (byte)(Classes - 1)))
            throw new InvalidDataException($"{labelPath}: a label is not a digit");
        return (images.Reshape((images.Length, 1, Side, Side)), labels.To(DType.Int64));
    }
}
