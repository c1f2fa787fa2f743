using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>average = average - rate average + rate p: the running mean of p, of which the new p is a share.</summary>
internal readonly struct AverageStep(double rate) : IStepOp
{
    public static string Name => "average";

    public static string[] Arrays { get; } = ["p", "average"];

    public static string[] Numbers { get; } = ["rate"];

    public static string OpenCL => "average -= rate * average; average += rate * p;";

    public static KernelStep? Kernel => KernelStep.Average;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T> => numbers[0] = T.CreateTruncating(rate);

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* p = x[0], average = x[1];
        T rate = numbers[0];
        var share = new Vector<T>(rate);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> old = Vector.Load(average + i);
            Vector.Store(old - share * old + share * Vector.Load(p + i), average + i);
        }
        for (; i < count; i++) average[i] = average[i] - rate * average[i] + rate * p[i];
    }
}
