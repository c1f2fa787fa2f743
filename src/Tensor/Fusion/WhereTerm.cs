using System.Numerics;

namespace DeZeroNative;

/// <summary>A choice between two terms.</summary>
internal sealed class WhereTerm(Term condition, Term a, Term b) : Term(condition, a, b)
{
    internal override string Name => "where";

    internal override string OpenCL => "c != 0 ? a : b";

    // The choice itself is piecewise constant.
    internal override Term Derivative(int operand) => operand switch
    {
        1 => Where(Operands[0], 1, 0),
        2 => Where(Operands[0], 0, 1),
        _ => 0,
    };

    // The condition comes first: a is the condition here, b and c what is chosen from.
    internal override unsafe void Run<T>(T* a, int aStep, T* b, int bStep, T* c, int cStep, T* y, int count)
    {
        int i = 0;
        if (aStep != 0)
        {
            for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> yes = bStep != 0 ? Vector.Load(b + i) : new(*b), no = cStep != 0 ? Vector.Load(c + i) : new(*c);
                Vector.Store(Vector.ConditionalSelect(Vector.Equals(Vector.Load(a + i), Vector<T>.Zero), no, yes), y + i);
            }
        }
        for (; i < count; i++) y[i] = a[i * aStep] != T.Zero ? b[i * bStep] : c[i * cStep];
    }
}
