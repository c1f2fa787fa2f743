using DeZeroNative.Backends.OpenCL.Convolutions;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

// What goes before a convolution, by convolution_canvas.cl.
internal sealed partial class OpenClBackend
{
    // Canvases of as many images at a time as fit this, on CPUs and on GPUs.
    private const long MaxCanvasBytes = 128L << 20, MaxLargeCanvasBytes = 1L << 30;

    private long CanvasBytes => Math.Min(_device.IsCpu ? MaxCanvasBytes : MaxLargeCanvasBytes, _device.MaxAllocation);

    // Work-items that share a row or a panel: a CPU wants long loops, a GPU neighbours side by side.
    private int LineItems => _device.IsCpu ? 1 : 32;

    private int CanvasGroup => Math.Min(64, _elementwiseGroup);

    private OpenClProgram CanvasProgram(DType dtype, bool wide)
    {
        ProgramKey key = Key("convolution_canvas", dtype, wide);
        return _programs.TryGet(key, out OpenClProgram program) ? program : _programs.Build(key, "convolution_canvas.cl", $"ITEMS {LineItems}\n");
    }

    /// <summary>Positions behind a plane that a vector may reach.</summary>
    private int RoomOf(DType dtype) => _device.IsCpu ? Width(dtype) : 1;

    /// <summary>The images of x (n, c, h, w), drawn where the axes ask for room or the plain images will not do.</summary>
    private Canvas Draw(Tensor x, in CanvasAxis down, in CanvasAxis across, bool mayBePlain, int width)
    {
        if (mayBePlain && down.IsPlain && across.IsPlain) return new(x, down, across, drawn: null);
        long rows = x.Shape[0] * x.Shape[1] * down.Phases * across.Phases * down.Length, plane = Canvas.PlaneOf(down, across, width);
        Tensor drawn = Tensor.Allocate((rows / down.Length, plane), x.DType, x.Device);
        bool wide = IsWide(x, drawn);
        KernelLaunch launch = CanvasProgram(x.DType, wide)["canvas"].Begin(wide);
        Pass(ref launch, x);
        launch.Buffer(Memory(drawn));
        launch.Index(rows);
        launch.Index(plane);
        launch.Value(down);
        launch.Value(across);
        launch.Run(Groups(rows * LineItems, CanvasGroup), CanvasGroup);
        GC.KeepAlive(x);
        return new(x, down, across, drawn);
    }

    /// <summary>Weights as panels of <paramref name="rows"/> outputs, and the offset of each inner position on the canvas.</summary>
    private void Pack(
        in WeightAxes w, Canvas canvas, in CellAxis down, in CellAxis across, long inner, int rows, int outputs, int groups, Tensor packed, Tensor offsets, bool wide)
    {
        if (inner == 0) return;
        KernelLaunch launch = CanvasProgram(packed.DType, wide)["pack"].Begin(wide);
        PassCells(ref launch, canvas, down, across, inner, (int)w.Values.Shape[3], offsets);
        Pass(ref launch, w.Values);
        launch.Buffer(Memory(packed));
        launch.Value(outputs);
        launch.Value(rows);
        launch.Value((int)Groups(outputs, rows));
        launch.Index(w.GroupStep);
        launch.Index(w.OutputStep);
        launch.Index(w.ChannelStep);
        launch.Run(Groups(inner * LineItems, CanvasGroup), groups * Groups(outputs, rows), CanvasGroup, 1);
    }

    /// <summary>The offset of each inner position on the canvas.</summary>
    private void Place(Canvas canvas, in CellAxis down, in CellAxis across, long inner, Tensor offsets, bool wide)
    {
        KernelLaunch launch = CanvasProgram(canvas.Pixels.DType, wide)["place"].Begin(wide);
        PassCells(ref launch, canvas, down, across, inner, across.Count, offsets);
        launch.Run(Groups(inner, CanvasGroup), CanvasGroup);
    }

    private static void PassCells(ref KernelLaunch launch, Canvas canvas, in CellAxis down, in CellAxis across, long inner, int kernelWidth, Tensor offsets)
    {
        launch.Buffer(Memory(offsets));
        launch.Index(inner);
        launch.Value(kernelWidth);
        launch.Value(down);
        launch.Value(across);
        launch.Value(canvas.Down.Phases);
        launch.Value(canvas.Across.Phases);
        launch.Value(canvas.Across.Length);
        launch.Index(canvas.Plane);
    }

    /// <summary>Some images of a dense tensor (n, ...).</summary>
    private static Tensor ImagesOf(Tensor x, long first, long count) =>
        x.View(Layout.Contiguous(x.Shape.With(0, count)), x.Offset + (first * (x.Size / x.Shape[0])));
}
