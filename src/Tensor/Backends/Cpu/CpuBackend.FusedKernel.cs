using System.Numerics;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    /// <summary>A block of the result of an expression that is one C kernel. Inputs that are no lines are gathered in pieces.</summary>
    private readonly struct FusedKernelAction<T>(FusedKernel kernel, FusedInputs<T> inputs, T* y, long size) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int Piece = 1024;

        [SkipLocalsInit]
        public void Invoke(int block)
        {
            T* memory = stackalloc T[2 * Piece];
            bool pair = kernel.One is null, dense = inputs[0].IsLine && (!pair || inputs[1].IsLine);
            long position = (long)block * CpuThreads.BlockElements, end = Math.Min(size, position + CpuThreads.BlockElements);
            while (position < end)
            {
                int count = (int)(dense ? end - position : Math.Min(Piece, end - position));
                T* a = At(0, position, count, memory);
                if (pair) Compute(kernel.Two!.Value, count, a, At(1, position, count, memory + Piece), y + position);
                else Compute(kernel.One!.Value, count, a, y + position);
                position += count;
            }
        }

        private T* At(int input, long position, int count, T* buffer)
        {
            if (inputs[input].IsLine) return inputs[input].Origin + position;
            if (inputs[input].IsNumber) new Span<T>(buffer, count).Fill(inputs[input].Number);
            else inputs[input].Read(position, count, buffer);
            return buffer;
        }

        private static void Compute(KernelFunction function, int count, T* x, T* y)
        {
            if (typeof(T) == typeof(float)) DezeroKernels.Unary(function, new ReadOnlySpan<float>(x, count), new Span<float>(y, count));
            else DezeroKernels.Unary(function, new ReadOnlySpan<double>(x, count), new Span<double>(y, count));
        }

        private static void Compute(KernelPairFunction function, int count, T* a, T* b, T* y)
        {
            if (typeof(T) == typeof(float)) DezeroKernels.Binary(function, count, (float*)a, (float*)b, (float*)y);
            else DezeroKernels.Binary(function, count, (double*)a, (double*)b, (double*)y);
        }
    }
}
