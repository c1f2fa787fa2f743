using System.Buffers;
using System.Numerics;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Orders the positions of a line by the keys of its elements; equal keys keep their order. Few are inserted one by one; many
/// are dealt out by one byte of the key after the other, lowest first (radix sort), bytes that all share being passed over.
/// </summary>
internal sealed class KeySorter : IDisposable
{
    private const int MostInserted = 64, Digits = 256;

    private readonly int _digitsOfKey;
    private ulong[] _keys, _otherKeys;
    private int[] _positions, _otherPositions;

    /// <summary>Makes room for lines of up to <paramref name="length"/> elements of a size in bytes.</summary>
    internal KeySorter(int length, int elementSize)
    {
        _digitsOfKey = elementSize;
        _keys = ArrayPool<ulong>.Shared.Rent(length);
        _positions = ArrayPool<int>.Shared.Rent(length);
        // Insertion needs no second room.
        bool few = length <= MostInserted;
        _otherKeys = few ? [] : ArrayPool<ulong>.Shared.Rent(length);
        _otherPositions = few ? [] : ArrayPool<int>.Shared.Rent(length);
    }

    /// <summary>The positions, in order after a sort.</summary>
    internal ReadOnlySpan<int> Positions => _positions;

    /// <summary>Orders all n elements at a distance from each other.</summary>
    internal unsafe void Sort<T>(T* x, long step, int n, bool descending) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < n; i++)
        {
            _keys[i] = SortKey.Of(x[i * step], descending);
            _positions[i] = i;
        }
        Sort(n);
    }

    /// <summary>Orders the first k of n elements only: a heap holds the best so far, the worst of them on top.</summary>
    internal unsafe void Select<T>(T* x, long step, int n, int k, bool descending) where T : unmanaged, INumber<T>
    {
        if (k == 0) return;
        for (int i = 0; i < k; i++)
        {
            _keys[i] = SortKey.Of(x[i * step], descending);
            _positions[i] = i;
        }
        for (int i = k / 2 - 1; i >= 0; i--) Sink(i, k);
        for (int i = k; i < n; i++)
        {
            // A later equal one does not replace an earlier.
            ulong key = SortKey.Of(x[i * step], descending);
            if (key >= _keys[0]) continue;
            _keys[0] = key;
            _positions[0] = i;
            Sink(0, k);
        }
        // Back in order of position, so that equal keys are put out in it.
        _positions.AsSpan(0, k).Sort();
        for (int i = 0; i < k; i++) _keys[i] = SortKey.Of(x[_positions[i] * step], descending);
        Sort(k);
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_keys);
        ArrayPool<int>.Shared.Return(_positions);
        if (_otherKeys.Length == 0) return;
        ArrayPool<ulong>.Shared.Return(_otherKeys);
        ArrayPool<int>.Shared.Return(_otherPositions);
    }

    private void Sort(int n)
    {
        if (n <= MostInserted) Insert(n);
        else Deal(n);
    }

    private void Insert(int n)
    {
        ulong[] keys = _keys;
        int[] positions = _positions;
        for (int i = 1; i < n; i++)
        {
            ulong key = keys[i];
            int position = positions[i], j = i;
            for (; j > 0 && keys[j - 1] > key; j--)
            {
                keys[j] = keys[j - 1];
                positions[j] = positions[j - 1];
            }
            keys[j] = key;
            positions[j] = position;
        }
    }

    private void Deal(int n)
    {
        Span<int> counts = stackalloc int[_digitsOfKey * Digits];
        counts.Clear();
        foreach (ulong key in _keys.AsSpan(0, n))
            for (int d = 0; d < _digitsOfKey; d++) counts[d * Digits + (byte)(key >> (8 * d))]++;
        for (int d = 0; d < _digitsOfKey; d++)
        {
            Span<int> next = counts.Slice(d * Digits, Digits);
            if (next[(byte)(_keys[0] >> (8 * d))] == n) continue;
            int start = 0;
            foreach (ref int count in next) (count, start) = (start, start + count);
            for (int i = 0; i < n; i++)
            {
                ulong key = _keys[i];
                int place = next[(byte)(key >> (8 * d))]++;
                _otherKeys[place] = key;
                _otherPositions[place] = _positions[i];
            }
            (_keys, _otherKeys) = (_otherKeys, _keys);
            (_positions, _otherPositions) = (_otherPositions, _positions);
        }
    }

    /// <summary>Lets an element sink until nothing below it comes later in the order.</summary>
    private void Sink(int at, int count)
    {
        ulong key = _keys[at];
        int position = _positions[at];
        for (int child = 2 * at + 1; child < count; child = 2 * at + 1)
        {
            if (child + 1 < count && IsLater(_keys[child + 1], _positions[child + 1], _keys[child], _positions[child])) child++;
            if (!IsLater(_keys[child], _positions[child], key, position)) break;
            _keys[at] = _keys[child];
            _positions[at] = _positions[child];
            at = child;
        }
        _keys[at] = key;
        _positions[at] = position;
    }

    private static bool IsLater(ulong key, int position, ulong otherKey, int otherPosition) =>
        key > otherKey || (key == otherKey && position > otherPosition);
}
