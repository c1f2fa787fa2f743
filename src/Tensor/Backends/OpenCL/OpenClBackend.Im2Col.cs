using System.Runtime.InteropServices;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void Im2Col(Tensor x, in Window window, Tensor y) => MoveColumns("im2col", x, y, images: x, columns: y, window);

    public void Col2Im(Tensor x, in Window window, Tensor y) => MoveColumns("col2im", x, y, images: y, columns: x, window);

    private void MoveColumns(string kernel, Tensor x, Tensor y, Tensor images, Tensor columns, in Window window)
    {
        if (y.Size == 0) return;
        bool wide = IsWide(x, y);
        KernelLaunch launch = Program("im2col", x.DType, wide)[kernel].Begin(wide);
        Pass(ref launch, x);
        Pass(ref launch, y);
        launch.Index(y.Size);
        launch.Value(new Geometry((int)images.Shape[2], (int)images.Shape[3], (int)columns.Shape[4], (int)columns.Shape[5], window));
        launch.Run(Groups(y.Size, _elementwiseGroup), _elementwiseGroup);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>The structure <c>geometry</c> of im2col.cl.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Geometry(int Height, int Width, int PlacesDown, int PlacesAcross, Window Window);
}
