using System.Numerics;

namespace DeZeroNative.Backends;

/// <summary>The span forms of an <see cref="IBinaryOp"/> that has no vector form: one pair after the other.</summary>
internal static class PairLoop
{
    internal static void Invoke<TOp, T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where TOp : struct, IBinaryOp where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < a.Length; i++) y[i] = TOp.Invoke(a[i], b[i]);
    }

    internal static void Invoke<TOp, T>(ReadOnlySpan<T> a, T b, Span<T> y) where TOp : struct, IBinaryOp where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < a.Length; i++) y[i] = TOp.Invoke(a[i], b);
    }

    internal static void Invoke<TOp, T>(T a, ReadOnlySpan<T> b, Span<T> y) where TOp : struct, IBinaryOp where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < b.Length; i++) y[i] = TOp.Invoke(a, b[i]);
    }
}
