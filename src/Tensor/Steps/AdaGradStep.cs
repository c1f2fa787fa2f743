using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>h += g²; p -= lr g / (sqrt(h) + eps).</summary>
internal readonly struct AdaGradStep(double lr, double eps) : IStepOp
{
    public static string Name => "adagrad";

    public static string[] Arrays { get; } = ["g", "h", "p"];

    public static string[] Numbers { get; } = ["lr", "eps"];

    public static string OpenCL => "h += g * g; p -= lr * g / (sqrt(h) + eps);";

    public static KernelStep? Kernel => KernelStep.AdaGrad;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T> =>
        (numbers[0], numbers[1]) = (T.CreateTruncating(lr), T.CreateTruncating(eps));

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* g = x[0], h = x[1], p = x[2];
        T lr = numbers[0], eps = numbers[1];
        Vector<T> rate = new(lr), small = new(eps);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> gi = Vector.Load(g + i), hi = Vector.Load(h + i) + gi * gi;
            Vector.Store(hi, h + i);
            Vector.Store(Vector.Load(p + i) - rate * gi / (Vector.SquareRoot(hi) + small), p + i);
        }
        for (; i < count; i++)
        {
            h[i] += g[i] * g[i];
            p[i] -= lr * g[i] / (T.Sqrt(h[i]) + eps);
        }
    }
}
