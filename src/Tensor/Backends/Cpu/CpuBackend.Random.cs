using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void Uniform(ulong key, ulong counter, double low, double high, Tensor y)
    {
        if (y.DType == DType.Float32)
        {
            fixed (float* py = &y.Origin<float>())
                CpuThreads.For(Blocks(y.Size), new UniformSingles(key, counter, (float)low, (float)high - (float)low, py, y.Size));
        }
        else
        {
            fixed (double* py = &y.Origin<double>())
                CpuThreads.For(Blocks(y.Size), new UniformDoubles(key, counter, low, high - low, py, y.Size));
        }
        GC.KeepAlive(y);
    }

    private readonly struct UniformSingles(ulong key, ulong counter, float low, float range, float* y, long count) : IAction
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            uint* words = stackalloc uint[4];
            for (; i < end; i += 4)
            {
                (words[0], words[1], words[2], words[3]) = Philox.Block(key, counter + (ulong)(i / 4));
                for (int k = 0; k < 4 && i + k < end; k++) y[i + k] = low + range * Philox.ToSingle(words[k]);
            }
        }
    }

    private readonly struct UniformDoubles(ulong key, ulong counter, double low, double range, double* y, long count) : IAction
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            for (; i < end; i += 2)
            {
                (uint x0, uint x1, uint x2, uint x3) = Philox.Block(key, counter + (ulong)(i / 2));
                y[i] = low + range * Philox.ToDouble(x0, x1);
                if (i + 1 < end) y[i + 1] = low + range * Philox.ToDouble(x2, x3);
            }
        }
    }
}
