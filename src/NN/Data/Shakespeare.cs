using System.Text;

namespace DeZeroNative.NN;

/// <summary>
/// 40,000 lines of Shakespeare's plays as numbers of their characters, each with that of the character that follows: x (n) and t (n) int64.
/// Characters are numbered in the order in which they first occur, as in DeZero, over the whole text. The first nine tenths are to train
/// on, the rest to test on; DeZero takes all of it for training. Looked for as <c>input.txt</c> in the folder <c>tinyshakespeare</c> of
/// DEZERO_DATA, then in the user's cache, then fetched into the cache.
/// </summary>
public sealed class Shakespeare : TensorDataset
{
    private const double TrainPart = 0.9;
    private const long LongestText = 1 << 28;

    private readonly Dictionary<char, int> _numbers;

    /// <summary>Reads the text, fetching it if need be.</summary>
    /// <param name="train">Whether the part to train on is wanted.</param>
    /// <param name="transform">What is applied to an input.</param>
    /// <param name="targetTransform">What is applied to a target.</param>
    /// <param name="progress">Told how a download goes on.</param>
    /// <param name="folder">The folder that holds <c>input.txt</c>; then nothing is looked for elsewhere.</param>
    /// <exception cref="InvalidDataException">The text is too short, too long, or no UTF-8.</exception>
    /// <exception cref="IOException">The file is not here and could not be fetched.</exception>
    public Shakespeare(
        bool train = true,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null,
        IProgress<DownloadProgress>? progress = null,
        string? folder = null)
        : this(Read(progress, folder), train, transform, targetTransform)
    {
    }

    private Shakespeare((Tensor Text, string Characters) data, bool train, Func<Tensor, Tensor>? transform, Func<Tensor, Tensor>? targetTransform)
        : base(Part(data.Text, train)[new Slice(0, -1)], Part(data.Text, train)[new Slice(1)], train, transform, targetTransform)
    {
        Characters = data.Characters;
        _numbers = Number(Characters);
    }

    /// <summary>Whether the text can be read without the network.</summary>
    public static bool IsAvailable => Files.Find(Text) is not null;

    /// <summary>The characters of the text; the place of one is its number.</summary>
    public string Characters { get; }

    private static DatasetFiles Files { get; } = new("Shakespeare", "tinyshakespeare", new Uri("https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/"));

    private static RemoteFile Text { get; } = new("input.txt", 1115394, "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");

    /// <summary>The numbers of a text's characters, (n) int64.</summary>
    /// <exception cref="ArgumentException">A character does not occur in the text.</exception>
    public Tensor Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Tensor.From([.. text.Select(c => _numbers.TryGetValue(c, out int number)
            ? (long)number
            : throw new ArgumentException($"[shakespeare] the character '{c}' does not occur in the text", nameof(text)))]);
    }

    /// <summary>The text of characters' numbers.</summary>
    public string Decode(Tensor numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return string.Concat(numbers.To(Device.Cpu).To(DType.Int64).ToArray<long>().Select(number => Characters[(int)number]));
    }

    private static Dictionary<char, int> Number(string characters) => characters.Select((c, i) => (c, i)).ToDictionary(pair => pair.c, pair => pair.i);

    private static Tensor Part(Tensor text, bool train)
    {
        long border = (long)(TrainPart * text.Length);
        return text[train ? new Slice(0, border) : new Slice(border)];
    }

    private static (Tensor Text, string Characters) Read(IProgress<DownloadProgress>? progress, string? folder)
    {
        string path = Files.Within(folder).Require(Text, progress);
        if (new FileInfo(path).Length > LongestText) throw new InvalidDataException($"{path}: a text of more than {LongestText >> 20} MiB");
        string text;
        try
        {
            text = File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{path}: not a UTF-8 text", e);
        }
        if (text.Length < 100) throw new InvalidDataException($"{path}: a text of {text.Length} characters is too short to learn from");
        string characters = string.Concat(text.Distinct());
        Dictionary<char, int> numbers = Number(characters);
        return (Tensor.From([.. text.Select(c => (long)numbers[c])]), characters);
    }
}
