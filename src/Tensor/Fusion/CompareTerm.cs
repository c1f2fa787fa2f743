using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

/// <summary>A question about two terms, answered by 1 or 0.</summary>
internal sealed class CompareTerm<TOp>(Term a, Term b) : Term(a, b) where TOp : struct, ICompareOp
{
    internal override string Name => TOp.Name;

    internal override string OpenCL => $"({TOp.OpenCL}) ? (T)1 : (T)0";

    internal override unsafe void Run<T>(T* a, int aStep, T* b, int bStep, T* c, int cStep, T* y, int count)
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> left = aStep != 0 ? Vector.Load(a + i) : new(*a), right = bStep != 0 ? Vector.Load(b + i) : new(*b);
            Vector.Store(Vector.ConditionalSelect(TOp.Invoke(left, right), Vector<T>.One, Vector<T>.Zero), y + i);
        }
        for (; i < count; i++) y[i] = TOp.Invoke(a[i * aStep], b[i * bStep]) ? T.One : T.Zero;
    }
}
