using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace DeZeroNative;

/// <summary>
/// The sizes of a tensor's axes, outermost first. A value of up to <see cref="MaxRank"/> axes that needs no heap;
/// written <c>(2, 3)</c>, <c>[2, 3]</c> or, with one axis, <c>3</c>.
/// </summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Shape : IEquatable<Shape>, IEnumerable<long>
{
    /// <summary>The largest number of axes.</summary>
    public const int MaxRank = 8;

    // Bytes of the widest type are still counted in 63 bits.
    private const long MaxSize = long.MaxValue / 8;

    private readonly Extents _extents;
    private readonly byte _rank;

    /// <summary>Creates a shape from its sizes.</summary>
    /// <exception cref="ShapeException">More than <see cref="MaxRank"/> sizes.</exception>
    public Shape(params ReadOnlySpan<long> sizes)
    {
        if (sizes.Length > MaxRank) throw new ShapeException($"[shape] {sizes.Length} axes given, at most {MaxRank} are supported");
        sizes.CopyTo(_extents);
        _rank = (byte)sizes.Length;
    }

    /// <summary>The shape of a single number: no axes.</summary>
    public static Shape Scalar => default;

    /// <summary>Number of axes.</summary>
    public int Rank => _rank;

    /// <summary>Number of elements: the product of the sizes, 1 without axes.</summary>
    /// <exception cref="ShapeException">The number is beyond any memory.</exception>
    public long Size
    {
        get
        {
            long size = 1;
            for (int i = 0; i < _rank; i++) size = Times(size, _extents[i], "shape");
            return size;
        }
    }

    /// <summary>The size of one axis.</summary>
    public long this[int axis] => (uint)axis < _rank ? _extents[axis] : throw new ArgumentOutOfRangeException(nameof(axis), $"[shape] axis {axis} of {this}");

    /// <summary>The size of one axis, counted from the end with <c>^</c>.</summary>
    public long this[Index axis] => this[axis.GetOffset(_rank)];

    /// <summary>The sizes as a span into this value.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<long> Sizes => ((ReadOnlySpan<long>)_extents)[.._rank];

    /// <summary>Creates a shape from its sizes; what a collection expression calls.</summary>
    public static Shape Create(ReadOnlySpan<long> sizes) => new(sizes);

    /// <summary>The sizes as an array.</summary>
    public long[] ToArray() => Sizes.ToArray();

    /// <summary>The sizes of a shape of two axes: <c>var (rows, columns) = x.Shape</c>.</summary>
    /// <exception cref="ShapeException">There are not two axes.</exception>
    public void Deconstruct(out long size0, out long size1)
    {
        RequireRank(2);
        (size0, size1) = (_extents[0], _extents[1]);
    }

    /// <summary>The sizes of a shape of three axes.</summary>
    /// <exception cref="ShapeException">There are not three axes.</exception>
    public void Deconstruct(out long size0, out long size1, out long size2)
    {
        RequireRank(3);
        (size0, size1, size2) = (_extents[0], _extents[1], _extents[2]);
    }

    /// <summary>The sizes of a shape of four axes.</summary>
    /// <exception cref="ShapeException">There are not four axes.</exception>
    public void Deconstruct(out long size0, out long size1, out long size2, out long size3)
    {
        RequireRank(4);
        (size0, size1, size2, size3) = (_extents[0], _extents[1], _extents[2], _extents[3]);
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) => _rank == other._rank && Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (long size in Sizes) hash.Add(size);
        return hash.ToHashCode();
    }

    /// <summary>The shape as Python prints it: <c>()</c>, <c>(3,)</c>, <c>(2, 3)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("(");
        for (int i = 0; i < _rank; i++) text.Append(i == 0 ? "" : ", ").Append(_extents[i]);
        return text.Append(_rank == 1 ? ",)" : ")").ToString();
    }

    /// <summary>Enumerates the sizes, outermost first.</summary>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether two shapes have the same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>A shape of one axis.</summary>
    public static implicit operator Shape(long size) => new(size);

    /// <summary>A shape of two axes.</summary>
    public static implicit operator Shape((long, long) sizes) => new(sizes.Item1, sizes.Item2);

    /// <summary>A shape of three axes.</summary>
    public static implicit operator Shape((long, long, long) sizes) => new(sizes.Item1, sizes.Item2, sizes.Item3);

    /// <summary>A shape of four axes.</summary>
    public static implicit operator Shape((long, long, long, long) sizes) => new(sizes.Item1, sizes.Item2, sizes.Item3, sizes.Item4);

    /// <summary>A shape from its sizes.</summary>
    public static implicit operator Shape(long[] sizes) => new(sizes);

    /// <summary>This shape with one axis changed.</summary>
    internal Shape With(int axis, long size)
    {
        Extents extents = _extents;
        extents[axis] = size;
        return new(((ReadOnlySpan<long>)extents)[.._rank]);
    }

    /// <summary>This shape without one axis.</summary>
    internal Shape Without(int axis)
    {
        Extents extents = default;
        int n = 0;
        for (int i = 0; i < _rank; i++)
            if (i != axis) extents[n++] = _extents[i];
        return new(((ReadOnlySpan<long>)extents)[..n]);
    }

    /// <summary>This shape with an axis inserted.</summary>
    internal Shape Insert(int axis, long size)
    {
        Span<long> extents = stackalloc long[_rank + 1];
        Sizes[..axis].CopyTo(extents);
        extents[axis] = size;
        Sizes[axis..].CopyTo(extents[(axis + 1)..]);
        return new(extents);
    }

    /// <summary>The axis number in 0..rank-1 that <paramref name="axis"/>, possibly negative, names.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is outside -rank..rank-1.</exception>
    internal int NormalizeAxis(int axis, string operation)
    {
        int normalized = axis < 0 ? axis + _rank : axis;
        if ((uint)normalized >= _rank)
            throw new ArgumentOutOfRangeException(nameof(axis), $"[{operation}] axis {axis} is out of range for shape {this}");
        return normalized;
    }

    /// <summary>The shape that all of some shapes broadcast to by NumPy's rules; without any, <c>()</c>.</summary>
    /// <exception cref="ShapeException">Two sizes differ and neither is 1.</exception>
    public static Shape Broadcast(params ReadOnlySpan<Shape> shapes)
    {
        Shape common = default;
        foreach (Shape shape in shapes) common = Broadcast(common, shape, "broadcast");
        return common;
    }

    /// <summary>The shape that both broadcast to by NumPy's rules.</summary>
    /// <exception cref="ShapeException">Two sizes differ and neither is 1.</exception>
    internal static Shape Broadcast(in Shape a, in Shape b, string operation)
    {
        if (a == b) return a;
        int rank = Math.Max(a._rank, b._rank);
        Span<long> sizes = stackalloc long[rank];
        for (int i = 1; i <= rank; i++)
        {
            long m = i <= a._rank ? a._extents[a._rank - i] : 1, n = i <= b._rank ? b._extents[b._rank - i] : 1;
            if (m != n && m != 1 && n != 1) throw new ShapeException($"[{operation}] shapes do not broadcast: {a} and {b}");
            sizes[rank - i] = m == 1 ? n : m;
        }
        var shape = new Shape(sizes);
        shape.Validate(operation);
        return shape;
    }

    /// <summary>Checks that no size is negative and that the elements can be counted, whatever their type, in bytes.</summary>
    internal void Validate(string operation)
    {
        long size = 1;
        foreach (long n in Sizes)
        {
            if (n < 0) throw new ShapeException($"[{operation}] negative size in shape {this}");
            size = Times(size, Math.Max(n, 1), operation);
        }
    }

    private void RequireRank(int rank)
    {
        if (_rank != rank) throw new ShapeException($"[shape] {rank} axes expected, got {this}");
    }

    private long Times(long size, long n, string operation)
    {
        long high = Math.BigMul(size, n, out long low);
        if (high != low >> 63 || low > MaxSize) throw new ShapeException($"[{operation}] shape {this} has too many elements");
        return low;
    }
}
