using DeZeroNative.Backends;

namespace DeZeroNative;

/// <summary>A question about two terms, answered by 1 or 0.</summary>
internal sealed class CompareTerm<TOp>(Term a, Term b) : Term(a, b) where TOp : struct, ICompareOp
{
    internal override string Name => TOp.Name;

    internal override string OpenCL => $"({TOp.OpenCL}) ? (T)1 : (T)0";

    internal override unsafe void Run<T>(T* a, int aStep, T* b, int bStep, T* c, int cStep, T* y, int count)
    {
        if (aStep != 0 && bStep != 0)
        {
            for (int i = 0; i < count; i++) y[i] = TOp.Invoke(a[i], b[i]) ? T.One : T.Zero;
        }
        else if (aStep != 0)
        {
            T number = *b;
            for (int i = 0; i < count; i++) y[i] = TOp.Invoke(a[i], number) ? T.One : T.Zero;
        }
        else
        {
            T number = *a;
            for (int i = 0; i < count; i++) y[i] = TOp.Invoke(number, b[i * bStep]) ? T.One : T.Zero;
        }
    }
}
