namespace DeZeroNative;

/// <summary>What drawing a graph left.</summary>
/// <param name="Path">The file that was written.</param>
/// <param name="Message">Why that is not the file asked for; null where it is.</param>
public sealed record GraphDrawingResult(string Path, string? Message);
