namespace DeZeroNative.NN;

/// <summary>How the tensors of a file fit a model.</summary>
/// <param name="Missing">Keys of the model that the file does not have.</param>
/// <param name="Unexpected">Names of the file that the model does not have.</param>
/// <param name="Mismatched">Keys whose tensor has another shape or kind of type, with what is expected.</param>
public sealed record WeightReport(IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<string> Mismatched)
{
    /// <summary>Whether everything fits.</summary>
    public bool IsComplete => Missing.Count == 0 && Unexpected.Count == 0 && Mismatched.Count == 0;

    /// <summary>All that does not fit, in one line.</summary>
    public override string ToString() =>
        string.Join("; ", [.. Missing.Select(key => $"'{key}' is missing"), .. Mismatched, .. Unexpected.Select(name => $"'{name}' is not of this model")]);
}
