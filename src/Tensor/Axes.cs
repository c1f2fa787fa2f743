using System.Runtime.CompilerServices;

namespace DeZeroNative;

/// <summary>
/// The axes a reduction runs over: all of them by default, one written <c>1</c>, several written <c>[0, 2]</c>.
/// Negative numbers count from the last axis.
/// </summary>
[CollectionBuilder(typeof(Axes), nameof(Create))]
public readonly struct Axes : IEquatable<Axes>
{
    // One signed byte per axis, and the count plus one so that the default value means all axes.
    private readonly ulong _packed;
    private readonly byte _countPlusOne;

    private Axes(ulong packed, int count)
    {
        _packed = packed;
        _countPlusOne = (byte)(count + 1);
    }

    /// <summary>Every axis.</summary>
    public static Axes All => default;

    /// <summary>Whether this means every axis.</summary>
    public bool IsAll => _countPlusOne == 0;

    /// <summary>Number of axes listed; 0 when this means all.</summary>
    public int Count => Math.Max(_countPlusOne - 1, 0);

    /// <summary>The axis listed at a position.</summary>
    public int this[int position] =>
        (uint)position < (uint)Count ? (sbyte)(_packed >> (8 * position)) : throw new ArgumentOutOfRangeException(nameof(position), $"[axes] position {position} of {Count} axes");

    /// <summary>Lists axes; what a collection expression calls.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="Shape.MaxRank"/> axes, or one that no tensor has.</exception>
    public static Axes Create(ReadOnlySpan<int> axes)
    {
        if (axes.Length > Shape.MaxRank) throw new ArgumentOutOfRangeException(nameof(axes), $"[axes] {axes.Length} axes listed, at most {Shape.MaxRank} exist");
        ulong packed = 0;
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i] is < -Shape.MaxRank or >= Shape.MaxRank)
                throw new ArgumentOutOfRangeException(nameof(axes), $"[axes] axis {axes[i]} is out of range: a tensor has at most {Shape.MaxRank} axes");
            packed |= (ulong)(byte)(sbyte)axes[i] << (8 * i);
        }
        return new(packed, axes.Length);
    }

    /// <summary>One axis.</summary>
    public static implicit operator Axes(int axis) => Create([axis]);

    /// <summary>Several axes; all of them for null.</summary>
    public static implicit operator Axes(int[]? axes) => axes is null ? default : Create(axes);

    /// <summary>Enumerates the axes listed.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    /// <inheritdoc/>
    public bool Equals(Axes other) => _packed == other._packed && _countPlusOne == other._countPlusOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Axes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_packed, _countPlusOne);

    /// <summary>Whether both list the same axes in the same order.</summary>
    public static bool operator ==(Axes left, Axes right) => left.Equals(right);

    /// <summary>Whether the lists differ.</summary>
    public static bool operator !=(Axes left, Axes right) => !left.Equals(right);

    /// <summary>A bit per axis of <paramref name="shape"/> that is listed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    internal int ToMask(in Shape shape, string operation)
    {
        if (IsAll) return (1 << shape.Rank) - 1;
        int mask = 0;
        for (int i = 0; i < Count; i++)
        {
            int bit = 1 << shape.NormalizeAxis(this[i], operation);
            if ((mask & bit) != 0) throw new ArgumentOutOfRangeException("axes", $"[{operation}] axis {this[i]} is listed twice for shape {shape}");
            mask |= bit;
        }
        return mask;
    }
}
