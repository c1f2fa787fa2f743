namespace DeZeroNative.NN;

/// <summary>An item of a data set could not be made; the inner exception says why.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>Creates the exception.</summary>
    public DatasetException(int index, Exception inner)
        : base($"[dataset] item {index}: {inner?.Message}", inner) => Index = index;

    /// <summary>The number of the item.</summary>
    public int Index { get; }
}
