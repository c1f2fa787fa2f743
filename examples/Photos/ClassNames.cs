using DeZeroNative.NN;

namespace DeZeroNative.Examples.Photos;

/// <summary>The names of ImageNet's classes where their file is found: beside the weights of SqueezeNet, in the data folder or the cache. Else numbers.</summary>
internal sealed class ClassNames
{
    private readonly ImageNetLabels? _labels;

    private ClassNames(ImageNetLabels? labels) => _labels = labels;

    public string this[int label] => _labels is null ? $"class {label}" : _labels[label];

    public static ClassNames Find(string? path)
    {
        if (path is null && Environment.GetEnvironmentVariable("DEZERO_DATA") is { Length: > 0 } root)
        {
            string beside = Path.Combine(root, "squeezenet", "synset_words.txt");
            if (File.Exists(beside)) path = beside;
        }
        try
        {
            return new(ImageNetLabels.Load(path));
        }
        catch (IOException) when (path is null)
        {
            return new(null);
        }
    }
}
