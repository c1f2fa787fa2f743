using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu;

namespace DeZeroNative;

/// <summary>A function of one term.</summary>
internal sealed class UnaryTerm<TOp>(Term x, Func<UnaryTerm<TOp>, Term> derivative) : Term(x) where TOp : struct, IUnaryOp
{
    internal Term X => Operands[0];

    internal override string Name => TOp.Name;

    internal override string OpenCL => TOp.OpenCL;

    internal override Term Derivative(int operand) => derivative(this);

    internal override unsafe void Run<T>(T* a, int aStep, T* b, int bStep, T* c, int cStep, T* y, int count)
    {
        if (aStep != 0) UnaryRow<TOp, T>.Apply(new(a, count), new(y, count));
        else new Span<T>(y, count).Fill(UnaryRow<TOp, T>.Apply(*a));
    }
}
