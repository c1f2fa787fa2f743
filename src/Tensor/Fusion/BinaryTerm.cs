using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu;

namespace DeZeroNative;

/// <summary>A function of two terms.</summary>
internal sealed class BinaryTerm<TOp>(Term a, Term b, Func<BinaryTerm<TOp>, Term> derivativeOfA, Func<BinaryTerm<TOp>, Term> derivativeOfB) : Term(a, b)
    where TOp : struct, IBinaryOp
{
    internal Term A => Operands[0];

    internal Term B => Operands[1];

    internal override string Name => TOp.Name;

    internal override string OpenCL => TOp.OpenCL;

    internal override Term Derivative(int operand) => operand == 0 ? derivativeOfA(this) : derivativeOfB(this);

    internal override unsafe void Run<T>(T* a, int aStep, T* b, int bStep, T* c, int cStep, T* y, int count) =>
        BinaryRow<TOp, T>.Apply(a, aStep, b, bStep, y, count);
}
