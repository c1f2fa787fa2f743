using System.Numerics;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    // Elements to sort, or to search for, in a block of work.
    private const int SortBlock = 4096;

    public void Sort(Tensor x, bool descending, Tensor y, Tensor index)
    {
        switch (x.DType)
        {
            case DType.Float32: Sort<float>(x, descending, y, index); break;
            case DType.Float64: Sort<double>(x, descending, y, index); break;
            case DType.Int64: Sort<long>(x, descending, y, index); break;
            case DType.Int32: Sort<int>(x, descending, y, index); break;
            default: Sort<byte>(x, descending, y, index); break;
        }
    }

    public void SearchSorted(Tensor x, Tensor v, bool right, Tensor y)
    {
        switch (x.DType)
        {
            case DType.Float32: SearchSorted<float>(x, v, right, y); break;
            case DType.Float64: SearchSorted<double>(x, v, right, y); break;
            case DType.Int64: SearchSorted<long>(x, v, right, y); break;
            case DType.Int32: SearchSorted<int>(x, v, right, y); break;
            default: SearchSorted<byte>(x, v, right, y); break;
        }
    }

    private static void Sort<T>(Tensor x, bool descending, Tensor y, Tensor index) where T : unmanaged, INumber<T>
    {
        if (y.Size == 0) return;
        int n = checked((int)x.Shape[1]), k = (int)y.Shape[1], perBlock = Math.Max(1, SortBlock / n);
        long inner = x.Shape[2], lines = x.Shape[0] * inner;
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
        fixed (long* pi = &index.Origin<long>())
            CpuThreads.For(checked((int)((lines + perBlock - 1) / perBlock)), new SortLines<T>(px, py, pi, n, k, inner, lines, perBlock, descending));
        KeepAlive(y, x, index);
    }

    private static void SearchSorted<T>(Tensor x, Tensor v, bool right, Tensor y) where T : unmanaged, INumber<T>
    {
        fixed (T* px = &x.Origin<T>(), pv = &v.Origin<T>())
        fixed (long* py = &y.Origin<long>())
            CpuThreads.For(checked((int)((v.Size + SortBlock - 1) / SortBlock)), new SearchBlock<T>(px, pv, py, x.Size, v.Size, right));
        KeepAlive(y, x, v);
    }

    private readonly struct SortLines<T>(T* x, T* y, long* index, int n, int k, long inner, long lines, int perBlock, bool descending) : IAction
        where T : unmanaged, INumber<T>
    {
        public void Invoke(int block)
        {
            using var sorter = new KeySorter(n, Unsafe.SizeOf<T>());
            for (long line = (long)block * perBlock; line < Math.Min(lines, (block + 1L) * perBlock); line++)
            {
                (long o, long i) = Math.DivRem(line, inner);
                T* from = x + o * n * inner + i;
                long to = o * k * inner + i;
                if (k <= n / 8) sorter.Select(from, inner, n, k, descending);
                else sorter.Sort(from, inner, n, descending);
                ReadOnlySpan<int> positions = sorter.Positions[..k];
                for (int j = 0; j < k; j++)
                {
                    y[to + j * inner] = from[positions[j] * inner];
                    index[to + j * inner] = positions[j];
                }
            }
        }
    }

    private readonly struct SearchBlock<T>(T* x, T* v, long* y, long n, long count, bool right) : IAction where T : unmanaged, INumber<T>
    {
        public void Invoke(int block)
        {
            long start = (long)block * SortBlock;
            for (long i = start; i < Math.Min(count, start + SortBlock); i++)
            {
                ulong key = SortKey.Of(v[i]);
                long low = 0, high = n;
                while (low < high)
                {
                    long middle = low + (high - low) / 2;
                    ulong at = SortKey.Of(x[middle]);
                    if (at < key || (right && at == key)) low = middle + 1;
                    else high = middle;
                }
                y[i] = low;
            }
        }
    }
}
