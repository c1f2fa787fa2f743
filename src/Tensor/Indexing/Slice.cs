using System.Globalization;

namespace DeZeroNative;

/// <summary>
/// Python's slice: the positions start, start + step, ... up to stop, which is left out. Bounds left out mean the whole
/// axis, negative bounds count from the end, and bounds outside the axis are held within it.
/// </summary>
public readonly struct Slice : IEquatable<Slice>
{
    /// <summary>Creates a slice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public Slice(long? start = null, long? stop = null, long? step = null)
    {
        if (step == 0) throw new ArgumentOutOfRangeException(nameof(step), "[slice] step must not be 0");
        Start = start;
        Stop = stop;
        Step = step;
    }

    /// <summary>The first position; null for the end that the step starts from.</summary>
    public long? Start { get; }

    /// <summary>The position before which the slice ends; null for no bound.</summary>
    public long? Stop { get; }

    /// <summary>The distance between positions; null for 1.</summary>
    public long? Step { get; }

    /// <summary>The positions of a C# range; <c>^k</c> counts from the end.</summary>
    public static implicit operator Slice(Range range) => new(Bound(range.Start), range.End.Equals(Index.End) ? null : Bound(range.End));

    /// <summary>The first position, the distance between positions and their number on an axis of a length.</summary>
    internal (long Start, long Step, long Count) On(long length)
    {
        long step = Math.Max(Step ?? 1, -long.MaxValue);
        long start = Clamp(Start ?? (step > 0 ? 0 : long.MaxValue), length, step);
        if (step > 0)
        {
            long stop = Clamp(Stop ?? long.MaxValue, length, step);
            return (start, step, stop > start ? (stop - start - 1) / step + 1 : 0);
        }
        long end = Stop is { } bound ? Clamp(bound, length, step) : -1;
        return (start, step, start > end ? (start - end - 1) / -step + 1 : 0);
    }

    /// <inheritdoc/>
    public bool Equals(Slice other) => Start == other.Start && Stop == other.Stop && Step == other.Step;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Slice other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, Stop, Step);

    /// <summary>The slice as Python writes it: <c>1:5</c>, <c>::-1</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}:{Stop}{(Step is null ? "" : ":")}{Step}");

    /// <summary>Whether two slices have the same bounds and step.</summary>
    public static bool operator ==(Slice left, Slice right) => left.Equals(right);

    /// <summary>Whether two slices differ.</summary>
    public static bool operator !=(Slice left, Slice right) => !left.Equals(right);

    /// <summary>A bound within 0..length, or -1..length-1 when going backwards.</summary>
    private static long Clamp(long bound, long length, long step)
    {
        if (bound < 0) bound += length;
        return step > 0 ? Math.Clamp(bound, 0, length) : Math.Clamp(bound, -1, length - 1);
    }

    // ^0 lies past the last position, wherever that is.
    private static long Bound(Index index) => !index.IsFromEnd ? index.Value : index.Value == 0 ? long.MaxValue : -(long)index.Value;
}
