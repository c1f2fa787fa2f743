using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>v = momentum v - lr g; p += v.</summary>
internal readonly struct MomentumStep(double lr, double momentum) : IStepOp
{
    public static string Name => "momentum";

    public static string[] Arrays { get; } = ["g", "v", "p"];

    public static string[] Numbers { get; } = ["lr", "inertia"];

    public static string OpenCL => "v = inertia * v - lr * g; p += v;";

    public static KernelStep? Kernel => KernelStep.Momentum;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T> =>
        (numbers[0], numbers[1]) = (T.CreateTruncating(lr), T.CreateTruncating(momentum));

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* g = x[0], v = x[1], p = x[2];
        T lr = numbers[0], momentum = numbers[1];
        Vector<T> rate = new(lr), kept = new(momentum);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> vi = kept * Vector.Load(v + i) - rate * Vector.Load(g + i);
            Vector.Store(vi, v + i);
            Vector.Store(Vector.Load(p + i) + vi, p + i);
        }
        for (; i < count; i++)
        {
            v[i] = momentum * v[i] - lr * g[i];
            p[i] += v[i];
        }
    }
}
