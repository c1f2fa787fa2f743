using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu;

namespace DeZeroNative.Tests;

public class UnaryRowTests
{
    private static readonly Dictionary<string, Action> s_checks = new()
    {
        ["abs"] = Check<AbsOp>,
        ["acos"] = Check<AcosOp>,
        ["asin"] = Check<AsinOp>,
        ["atan"] = Check<AtanOp>,
        ["ceiling"] = Check<CeilingOp>,
        ["cos"] = Check<CosOp>,
        ["cosh"] = Check<CoshOp>,
        ["erf"] = Check<ErfOp>,
        ["exp2"] = Check<Exp2Op>,
        ["exp"] = Check<ExpOp>,
        ["expm1"] = Check<Expm1Op>,
        ["floor"] = Check<FloorOp>,
        ["log10"] = Check<Log10Op>,
        ["log1p"] = Check<Log1pOp>,
        ["log2"] = Check<Log2Op>,
        ["log"] = Check<LogOp>,
        ["negate"] = Check<NegateOp>,
        ["relu"] = Check<ReluOp>,
        ["round"] = Check<RoundOp>,
        ["rsqrt"] = Check<RsqrtOp>,
        ["sigmoid"] = Check<SigmoidOp>,
        ["sign"] = Check<SignOp>,
        ["sin"] = Check<SinOp>,
        ["sinh"] = Check<SinhOp>,
        ["sqrt"] = Check<SqrtOp>,
        ["tan"] = Check<TanOp>,
        ["tanh"] = Check<TanhOp>,
        ["trunc"] = Check<TruncOp>,
    };

    public static TheoryData<string> Names => [.. s_checks.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Managed_functions_have_the_same_bits_wherever_the_numbers_lie(string name) => s_checks[name]();

    private static void Check<TOp>() where TOp : struct, IUnaryOp
    {
        Check<TOp, float>(DType.Float32);
        Check<TOp, double>(DType.Float64);
    }

    private static void Check<TOp, T>(DType dtype) where TOp : struct, IUnaryOp where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Numbers near 0, and some that vectors are left for.
        T[] numbers = Values.Random(601, dtype, seed: 3, -1.5, 1.5).ToArray<T>();
        for (int i = 0; i < numbers.Length; i += 40) numbers[i] *= T.CreateChecked(i % 80 == 0 ? 1e9 : 1e3);
        T[] given = GC.AllocateArray<T>(700, pinned: true), results = GC.AllocateArray<T>(700, pinned: true);
        foreach (int length in (int[])[1, 3, 17, 256, 601])
        {
            T[]? first = null;
            for (int from = 0; from < 16; from++)
            {
                for (int to = 0; to < 16; to += 3)
                {
                    numbers.AsSpan(0, length).CopyTo(given.AsSpan(from));
                    UnaryRow<TOp, T>.ApplySpans(given.AsSpan(from, length), results.AsSpan(to, length));
                    T[] now = results[to..(to + length)];
                    Assert.Equal(first ??= now, now);
                }
            }
        }
    }
}
