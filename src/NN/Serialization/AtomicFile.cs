namespace DeZeroNative.NN;

/// <summary>Writes a file beside its target and renames it into place: a crash leaves the old file, never half a new one.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<FileStream> write)
    {
        string target = Path.GetFullPath(path);
        string temporary = TemporaryBeside(target);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                // The bytes must be on the disk before the name points at them.
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>A name of its own in the folder of <paramref name="target"/>, so that the rename stays within one volume.</summary>
    public static string TemporaryBeside(string target)
    {
        string folder = Path.GetDirectoryName(target) ?? ".";
        return Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
    }
}
