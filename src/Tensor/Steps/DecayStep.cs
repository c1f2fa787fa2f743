using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>y = g + rate p: the gradient of a parameter that is pulled towards 0.</summary>
internal readonly struct DecayStep(double rate) : IStepOp
{
    public static string Name => "decay";

    public static string[] Arrays { get; } = ["g", "p", "y"];

    public static int Inputs => 2;

    public static string[] Numbers { get; } = ["rate"];

    public static string OpenCL => "y = g + rate * p;";

    public static KernelStep? Kernel => KernelStep.Decay;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T> => numbers[0] = T.CreateTruncating(rate);

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* g = x[0], p = x[1], y = x[2];
        T rate = numbers[0];
        var pull = new Vector<T>(rate);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            Vector.Store(Vector.Load(g + i) + pull * Vector.Load(p + i), y + i);
        for (; i < count; i++) y[i] = g[i] + rate * p[i];
    }
}
