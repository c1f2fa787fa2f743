using System.Text.RegularExpressions;

namespace DeZeroNative.NN;

/// <summary>
/// The files of CIFAR's "binary version": records of label bytes and then 1024 bytes each of red, green and blue, row by row. They are
/// read from the archive, or unpacked from a folder or the folder in it that the archive makes, gzipped or not; parts of the data in
/// files called train*.bin and test*.bin are read as well.
/// </summary>
/// <param name="Source">Where the archive is looked for, and where it comes from.</param>
/// <param name="Archive">The archive.</param>
/// <param name="Unpacked">The folder in the archive.</param>
/// <param name="LabelBytes">Label bytes of a record.</param>
/// <param name="TrainParts">Numbered files data_batch_N.bin that belong together; none where there is one file for all.</param>
internal sealed partial record CifarFiles(DatasetFiles Source, RemoteFile Archive, string Unpacked, int LabelBytes, int TrainParts)
{
    private const int Side = 32;
    private const int Pixels = 3 * Side * Side;

    private static readonly Uri[] s_mirrors =
        [new("https://www.cs.toronto.edu/~kriz/"), new("https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/")];

    /// <summary>CIFAR-10.</summary>
    public static CifarFiles Cifar10 { get; } = new(
        new DatasetFiles("CIFAR-10", "cifar10", s_mirrors),
        new("cifar-10-binary.tar.gz", 170052171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
        "cifar-10-batches-bin",
        LabelBytes: 1,
        TrainParts: 5);

    /// <summary>CIFAR-100.</summary>
    public static CifarFiles Cifar100 { get; } = new(
        new DatasetFiles("CIFAR-100", "cifar100", s_mirrors[..1]),
        new("cifar-100-binary.tar.gz", 168513733, "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"),
        "cifar-100-binary",
        LabelBytes: 2,
        TrainParts: 0);

    private int RecordLength => LabelBytes + Pixels;

    /// <summary>Whether both parts can be read without the network.</summary>
    public bool AreHere => Source.Find(Archive) is not null || (FindParts(train: true).Count > 0 && FindParts(train: false).Count > 0);

    /// <summary>These files, or, where a folder is named, those in it and no others.</summary>
    public CifarFiles Within(string? folder) => this with { Source = Source.Within(folder) };

    /// <summary>Fetches the archive if it is not here.</summary>
    public Task FetchAsync(IProgress<DownloadProgress>? progress, CancellationToken cancellation) =>
        AreHere ? Task.CompletedTask : Source.FetchAsync([Archive], progress, cancellation);

    /// <summary>Reads one part: pictures (n, 3, 32, 32) uint8, and the label byte of each that has the number <paramref name="labelByte"/>, int64.</summary>
    /// <exception cref="InvalidDataException">A file is broken, or one is missing.</exception>
    public (Tensor Images, Tensor Labels) Load(bool train, int labelByte, int classes, IProgress<DownloadProgress>? progress)
    {
        List<string> parts = FindParts(train);
        string place = parts.Count > 0 ? Path.GetDirectoryName(parts[0])! : Source.Require(Archive, progress);
        SortedDictionary<string, Tensor> records = parts.Count > 0 ? ReadParts(parts) : ReadArchive(place, train);
        try
        {
            if (records.Count == 0) throw new InvalidDataException($"{place}: no file of records is in it");
            RequireAllParts(records, train, place);
            return Split(records, labelByte, classes, place);
        }
        finally
        {
            foreach (Tensor part in records.Values) part.Dispose();
        }
    }

    private List<string> FindParts(bool train)
    {
        if (Source.DataFolder is not { } folder) return [];
        foreach (string place in (string[])[folder, Path.Combine(folder, Unpacked)])
        {
            if (!Directory.Exists(place)) continue;
            // Of a file that is there both ways, the plain one.
            IEnumerable<string> files = Directory.GetFiles(place).Where(path => IsPart(Path.GetFileName(path), train));
            List<string> parts = [.. files.Order(StringComparer.Ordinal).DistinctBy(PartName)];
            if (parts.Count > 0) return parts;
        }

        return [];
    }

    private static string PartName(string path) => Path.GetFileName(path).Split('.')[0];

    private static bool IsPart(string file, bool train) => train ? TrainPart().IsMatch(file) : TestPart().IsMatch(file);

    private SortedDictionary<string, Tensor> ReadParts(List<string> paths)
    {
        var records = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            using FileStream stream = File.OpenRead(path);
            records[PartName(path)] = GzipReader.IsGzip(stream)
                ? GzipReader.Read(stream, path, reader => ReadRecords(reader, reader.Remaining))
                : ReadRecords(new BoundedReader(stream, stream.Length, path), stream.Length);
        }

        return records;
    }

    private SortedDictionary<string, Tensor> ReadArchive(string path, bool train)
    {
        var records = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        using FileStream stream = File.OpenRead(path);
        return GzipReader.IsGzip(stream) ? GzipReader.Read(stream, path, Read) : Read(new BoundedReader(stream, stream.Length, path));

        SortedDictionary<string, Tensor> Read(BoundedReader archive)
        {
            TarReader.Read(archive, (name, length, reader) =>
            {
                if (!IsPart(name, train)) return false;
                if (!records.TryAdd(PartName(name), ReadRecords(reader, length))) throw reader.Invalid($"{name} is in the archive twice");
                return true;
            });
            return records;
        }
    }

    private Tensor ReadRecords(BoundedReader reader, long length)
    {
        if (length == 0 || length % RecordLength != 0 || length > int.MaxValue)
            throw reader.Invalid($"{length} bytes are no whole number of records of {RecordLength} bytes, or too many");
        Tensor records = Tensor.Allocate((length / RecordLength, RecordLength), DType.UInt8, Device.Cpu);
        reader.ReadExactly(records.Elements<byte>());
        GC.KeepAlive(records);
        return records;
    }

    private void RequireAllParts(SortedDictionary<string, Tensor> records, bool train, string place)
    {
        if (!train || !records.Keys.Any(name => name.StartsWith("data_batch", StringComparison.Ordinal))) return;
        for (int part = 1; part <= TrainParts; part++)
            if (!records.ContainsKey($"data_batch_{part}")) throw new InvalidDataException($"{place}: data_batch_{part}.bin is missing");
        if (records.Count != TrainParts) throw new InvalidDataException($"{place}: {records.Count} files to train on, {TrainParts} expected");
    }

    private (Tensor Images, Tensor Labels) Split(SortedDictionary<string, Tensor> parts, int labelByte, int classes, string place)
    {
        long count = parts.Values.Sum(part => part.Length);
        if (count * Pixels > int.MaxValue) throw new InvalidDataException($"{place}: {count} pictures are more than can be held");
        Tensor images = Tensor.Allocate((count, 3, Side, Side), DType.UInt8, Device.Cpu), labels = Tensor.Allocate(count, DType.Int64, Device.Cpu);
        Span<byte> pixels = images.Elements<byte>();
        Span<long> classOf = labels.Elements<long>();
        int at = 0;
        foreach ((string name, Tensor part) in parts)
        {
            Span<byte> records = part.Elements<byte>();
            for (; !records.IsEmpty; records = records[RecordLength..], at++)
            {
                if (records[labelByte] >= classes) throw new InvalidDataException($"{place}: {name} has the label {records[labelByte]}, above {classes - 1}");
                classOf[at] = records[labelByte];
                records[LabelBytes..RecordLength].CopyTo(pixels[(at * Pixels)..]);
            }
        }

        GC.KeepAlive(images);
        GC.KeepAlive(labels);
        return (images, labels);
    }

    [GeneratedRegex(@"^(data_batch|train)[\w-]*\.bin(\.gz)?$")]
    private static partial Regex TrainPart();

    [GeneratedRegex(@"^test[\w-]*\.bin(\.gz)?$")]
    private static partial Regex TestPart();
}
