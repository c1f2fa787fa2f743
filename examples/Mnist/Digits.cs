using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Mnist;

/// <summary>The pictures of a run: real digits, drawn ones or clothes, and where they are from.</summary>
internal sealed record Digits(Dataset Train, Dataset Test, string Name, string Origin)
{
    /// <summary>Finds or draws the digits; of drawn ones no more to train on than <paramref name="wanted"/>.</summary>
    public static Digits Load(DataChoice choice, Screen screen, long wanted = long.MaxValue, DatasetChoice dataset = DatasetChoice.Mnist)
    {
        if (dataset == DatasetChoice.Fashion)
            return choice != DataChoice.Synthetic ? ReadFashion(screen) : throw new InvalidDataException("--data synthetic draws digits, no clothes");
        if (choice == DataChoice.Synthetic) return Draw(wanted);
        try
        {
            return Read(screen);
        }
        catch (IOException e) when (choice == DataChoice.Auto && e is not FileNotFoundException)
        {
            screen.Line("MNIST is not here: " + e.Message);
            screen.Line("going on with digits drawn by this program");
            return Draw(wanted);
        }
    }

    private static Digits Read(Screen screen)
    {
        if (MNIST.IsAvailable) return Open(null);
        screen.Line("fetching MNIST from its public mirrors");
        Digits? digits = null;
        screen.Track("download", 100, report =>
            digits = Open(new Progress<DownloadProgress>(p => report((int)(100 * p.Bytes / Math.Max(1, p.Total)), p.File))));
        return digits!;
    }

    private static Digits Open(IProgress<DownloadProgress>? progress)
    {
        var train = new MNIST(train: true, progress: progress);
        var test = new MNIST(train: false, progress: progress);
        string folder = Path.GetDirectoryName(MnistFiles.Digits.Source.Require(MnistFiles.Digits.TestLabels, progress))!;
        return new(train, test, "MNIST", $"real handwritten digits, from {folder}");
    }

    private static Digits ReadFashion(Screen screen)
    {
        if (!FashionMNIST.IsAvailable) screen.Line("fetching Fashion-MNIST from its public mirrors");
        return new(new FashionMNIST(train: true), new FashionMNIST(train: false), "FashionMNIST", "real pictures of clothes");
    }

    private static Digits Draw(long wanted)
    {
        int train = (int)Math.Min(SyntheticDigits.TrainCount, wanted);
        int test = Math.Min(SyntheticDigits.TestCount, Math.Max(500, train));
        return new(new SyntheticDigits(train: true, train), new SyntheticDigits(train: false, test), "SyntheticDigits", "drawn by this program, not MNIST");
    }
}
