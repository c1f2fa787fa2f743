using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>y = rate g.</summary>
internal readonly struct ScaleStep(double rate) : IStepOp
{
    public static string Name => "scale";

    public static string[] Arrays { get; } = ["g", "y"];

    public static string[] Numbers { get; } = ["rate"];

    public static string OpenCL => "y = rate * g;";

    public static KernelStep? Kernel => KernelStep.Scale;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T> => numbers[0] = T.CreateTruncating(rate);

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* g = x[0], y = x[1];
        T rate = numbers[0];
        var factor = new Vector<T>(rate);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count) Vector.Store(factor * Vector.Load(g + i), y + i);
        for (; i < count; i++) y[i] = rate * g[i];
    }
}
