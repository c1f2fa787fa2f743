using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Backends.Cpu.Convolutions;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void Im2Col(Tensor x, in Window window, Tensor y)
    {
        if (x.DType == DType.Float32) Im2Col<float>(x, window, y);
        else Im2Col<double>(x, window, y);
    }

    public void Col2Im(Tensor x, in Window window, Tensor y)
    {
        if (x.DType == DType.Float32) Col2Im<float>(x, window, y);
        else Col2Im<double>(x, window, y);
    }

    private static void Im2Col<T>(Tensor x, in Window window, Tensor y) where T : unmanaged, INumber<T>
    {
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
            CpuThreads.For(Planes(x), new ChannelColumns<T>(window, x.Shape, y.Shape, px, py, scatter: false));
        KeepAlive(y, x, x);
    }

    private static void Col2Im<T>(Tensor x, in Window window, Tensor y) where T : unmanaged, INumber<T>
    {
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
            CpuThreads.For(Planes(y), new ChannelColumns<T>(window, y.Shape, x.Shape, py, px, scatter: true));
        KeepAlive(y, x, x);
    }

    private static int Planes(Tensor images) => checked((int)(images.Shape[0] * images.Shape[1]));

    /// <summary>The columns of one channel of one image, which nothing else reads or writes.</summary>
    private readonly struct ChannelColumns<T>(Window window, Shape images, Shape columns, T* x, T* y, bool scatter) : IAction where T : unmanaged, INumber<T>
    {
        public void Invoke(int plane)
        {
            int height = (int)images[2], width = (int)images[3], down = (int)columns[4], across = (int)columns[5];
            var copy = new ColumnCopy<T>(window, height, width, across);
            long places = (long)down * across;
            T* image = x + (long)plane * height * width, cells = y + plane * window.Area * places;
            if (!scatter)
            {
                copy.Gather(image, channels: 1, first: 0, down, cells, places);
                return;
            }
            new Span<T>(image, height * width).Clear();
            copy.Scatter(cells, places, first: 0, down, image, channels: 1);
        }
    }
}
