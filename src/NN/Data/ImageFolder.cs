namespace DeZeroNative.NN;

/// <summary>
/// Pictures in folders, one folder for each class: the folders in ordinal order of their names are the classes 0, 1, ..., and the files
/// in and below each are its pictures, in ordinal order of their paths. A picture is decoded when it is asked for, as (H, W, 3) uint8,
/// see <see cref="ImageFile"/>; labels are int64 of shape ().
/// </summary>
public sealed class ImageFolder : Dataset
{
    private readonly (string Path, int Class)[] _files;
    private readonly long _maxPixels;

    /// <summary>Lists the files; none is opened yet.</summary>
    /// <param name="folder">The folder around those of the classes.</param>
    /// <param name="transform">What is applied to a picture; batches need pictures of one size.</param>
    /// <param name="targetTransform">What is applied to a label.</param>
    /// <param name="train">Whether these are data to train on; just a note.</param>
    /// <param name="extensions">The endings of file names, in any case; without them, those of the formats that are read.</param>
    /// <param name="maxPixels">The most pixels that a picture may have.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">No class has a picture.</exception>
    public ImageFolder(
        string folder,
        Func<Tensor, Tensor>? transform = null,
        Func<Tensor, Tensor>? targetTransform = null,
        bool train = true,
        IEnumerable<string>? extensions = null,
        long maxPixels = ImageFile.DefaultMaxPixels)
        : base(train, transform, targetTransform)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"[image_folder] there is no folder {folder}");
        var endings = new HashSet<string>(extensions ?? DefaultExtensions, StringComparer.OrdinalIgnoreCase);
        string[] classes = [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        // Links to folders could lead in circles.
        var below = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        _files =
        [
            .. from label in Enumerable.Range(0, classes.Length)
               from path in Directory.GetFiles(Path.Combine(folder, classes[label]), "*", below).Order(StringComparer.Ordinal)
               where endings.Contains(Path.GetExtension(path))
               select (path, label),
        ];
        if (_files.Length == 0)
        {
            string names = string.Join(", ", endings.Select(ending => "*" + ending));
            throw new InvalidDataException($"{folder}: {classes.Length} folders in it, but no file called {names}");
        }

        (Folder, Classes, _maxPixels) = (folder, classes, maxPixels);
    }

    /// <summary>The endings of the formats that are read.</summary>
    public static IReadOnlyList<string> DefaultExtensions { get; } = [".jpg", ".jpeg", ".png", ".ppm", ".pgm", ".pbm", ".pnm"];

    /// <summary>The folder around those of the classes.</summary>
    public string Folder { get; }

    /// <summary>The names of the classes; a label is a place in this list.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public override int Length => _files.Length;

    /// <summary>The file of a picture.</summary>
    public string PathOf(int index) => File(index).Path;

    /// <inheritdoc/>
    public override (Tensor X, Tensor T) this[int index]
    {
        get
        {
            (string path, int label) = File(index);
            using var scope = new ItemScope(index);
            Tensor image = ImageFile.Read(path, _maxPixels);
            Tensor x = Transform?.Invoke(image) ?? image;
            if (!ReferenceEquals(x, image) && OwnsItems) image.Dispose();
            Tensor t = Tensor.Scalar((long)label);
            return (x, TargetTransform?.Invoke(t) ?? t);
        }
    }

    /// <inheritdoc/>
    protected override void Release(Tensor x, Tensor t)
    {
        if (OwnsItems) x?.Dispose();
    }

    // What a function of the user's took or made, the user may hold.
    private bool OwnsItems => Transform is null || NN.Transform.Of(Transform) is { MakesItsResult: true };

    private (string Path, int Class) File(int index) => (uint)index < (uint)_files.Length
        ? _files[index]
        : throw new ArgumentOutOfRangeException(nameof(index), $"[dataset] index {index} is out of range for {_files.Length} items");
}
