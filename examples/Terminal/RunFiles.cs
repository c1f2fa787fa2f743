using DeZeroNative.NN;

namespace DeZeroNative.Examples.Terminal;

/// <summary>Files that a run leaves, in folders made for them.</summary>
internal static class RunFiles
{
    /// <summary>Writes the weights; a crash on the way leaves the file that was there before.</summary>
    public static void Save(Layer model, string path)
    {
        MakeFolder(path);
        model.SaveWeights(path);
    }

    /// <summary>Makes the folder of a file.</summary>
    public static void MakeFolder(string path) => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
}
