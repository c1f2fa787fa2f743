using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>p -= lr g.</summary>
internal readonly struct SgdStep(double lr) : IStepOp
{
    public static string Name => "sgd";

    public static string[] Arrays { get; } = ["g", "p"];

    public static string[] Numbers { get; } = ["lr"];

    public static string OpenCL => "p -= lr * g;";

    public static KernelStep? Kernel => KernelStep.Sgd;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T> => numbers[0] = T.CreateTruncating(lr);

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* g = x[0], p = x[1];
        T lr = numbers[0];
        var rate = new Vector<T>(lr);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            Vector.Store(Vector.Load(p + i) - rate * Vector.Load(g + i), p + i);
        for (; i < count; i++) p[i] -= lr * g[i];
    }
}
