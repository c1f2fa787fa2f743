using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>g' = g + decay p; b = momentum b + g'; p -= lr (g' + momentum b).</summary>
internal readonly struct NesterovStep(double lr, double momentum, double decay) : IStepOp
{
    public static string Name => "nesterov";

    public static string[] Arrays { get; } = ["g", "b", "p"];

    public static string[] Numbers { get; } = ["lr", "inertia", "decay"];

    public static string OpenCL => "g = g + decay * p; b = inertia * b + g; p -= lr * (g + inertia * b);";

    public static KernelStep? Kernel => KernelStep.Nesterov;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T>
    {
        numbers[0] = T.CreateTruncating(lr);
        numbers[1] = T.CreateTruncating(momentum);
        numbers[2] = T.CreateTruncating(decay);
    }

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* g = x[0], b = x[1], p = x[2];
        T lr = numbers[0], momentum = numbers[1], decay = numbers[2];
        Vector<T> rate = new(lr), kept = new(momentum), pull = new(decay);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> pi = Vector.Load(p + i), gi = Vector.Load(g + i) + pull * pi, bi = kept * Vector.Load(b + i) + gi;
            Vector.Store(bi, b + i);
            Vector.Store(pi - rate * (gi + kept * bi), p + i);
        }
        for (; i < count; i++)
        {
            T gi = g[i] + decay * p[i];
            b[i] = momentum * b[i] + gi;
            p[i] -= lr * (gi + momentum * b[i]);
        }
    }
}
