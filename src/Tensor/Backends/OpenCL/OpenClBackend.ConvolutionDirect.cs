using DeZeroNative.Backends.OpenCL.Convolutions;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

// Convolution on CPU devices, by convolution_direct.cl.
internal sealed partial class OpenClBackend
{
    // Weights of the panels that go over all images together: they stay in the second cache level.
    private const long MaxPanelBytes = 512 << 10;

    // The weights' gradient is cut into parts for images that leave the cache between two tiles, and where there are few tiles to go round.
    private const int MaxGradientParts = 16, LeastPlacesPerPart = 4096, LeastTiles = 32;

    /// <summary>y (n, o, ...) = the convolution of a canvas along two axes.</summary>
    private void ConvolveDirect(Canvas x, in WeightAxes w, Tensor? b, in ConvolutionAxis down, in ConvolutionAxis across, int groups, Tensor y)
    {
        if (down.Places == 0 || across.Places == 0) return;
        int outputs = (int)(y.Shape[1] / groups), rows = ConvolutionChoice.RowsOf(outputs), panels = (int)Groups(outputs, rows);
        int vectors = ConvolutionChoice.VectorsBeside(rows), lanes = vectors * Width(y.DType), width = across.Canvas.Length;
        long inner = x.Channels / groups * down.Cells.Count * across.Cells.Count, run = RunOf(down, across);
        using Tensor packed = Tensor.Allocate(Math.Max(1, groups * panels * rows * inner), y.DType, y.Device);
        using Tensor offsets = Tensor.Allocate(Math.Max(1, inner), DType.Int64, y.Device);
        bool wide = IsWide(x.Pixels, y) || IsWide(packed);
        Pack(w, x, down.Cells, across.Cells, inner, rows, outputs, groups, packed, offsets, wide);

        long atOnce = Math.Clamp(MaxPanelBytes / Math.Max(1, rows * inner * y.DType.Size()), 1, panels), rounds = Groups(panels, atOnce), tiles = Groups(run, lanes);
        KernelLaunch launch = DirectProgram(y.DType, wide, rows, gradientRows: 4)["direct"].Begin(wide);
        Pass(ref launch, x.Pixels);
        launch.Index(x.ImageStep);
        launch.Index(x.ImageStep / groups);
        launch.Buffer(Memory(packed));
        launch.Buffer(Memory(offsets));
        launch.Index(inner);
        Pass(ref launch, b ?? y);
        launch.Value(b is null ? 0 : 1);
        Pass(ref launch, y);
        PassTarget(ref launch, wide, down, across, y);
        launch.Value(outputs);
        launch.Value(panels);
        launch.Value((int)rounds);
        launch.Index(run);
        launch.Value((int)tiles);
        launch.Value(width);
        launch.Value(across.Places);
        launch.Value(x.IsPlain ? 1 : 0);
        launch.Work(2 * x.Images * groups * outputs * down.Places * across.Places * inner);
        launch.Run(atOnce, x.Images * tiles, groups * rounds, 1, 1);
    }

    /// <summary>The weights' gradient of a canvas and one of gy, to <paramref name="parts"/> sums behind one another.</summary>
    private void GradientDirect(Canvas x, Canvas gy, in ConvolutionAxis down, in ConvolutionAxis across, int groups, int parts, Shape weights, Tensor sums)
    {
        int outputs = (int)(weights[0] / groups), rows = ConvolutionChoice.GradientRows(outputs);
        long inner = weights[1] * weights[2] * weights[3];
        using Tensor offsets = Tensor.Allocate(inner, DType.Int64, sums.Device);
        bool wide = IsWide(x.Pixels, gy.Pixels) || IsWide(sums);
        Place(x, down.Cells, across.Cells, inner, offsets, wide);

        KernelLaunch launch = DirectProgram(sums.DType, wide, rows: 8, rows)["gradient"].Begin(wide);
        Pass(ref launch, x.Pixels);
        launch.Index(x.ImageStep);
        launch.Index(x.ImageStep / groups);
        launch.Buffer(Memory(offsets));
        launch.Index(inner);
        Pass(ref launch, gy.Pixels);
        launch.Index(gy.Plane);
        Pass(ref launch, sums);
        launch.Value(groups);
        launch.Value(outputs);
        launch.Index(x.Images);
        launch.Value(parts);
        launch.Index(Groups(RunOf(down, across), Width(sums.DType)) * Width(sums.DType));
        launch.Work(2 * weights.Size * x.Images * down.Places * across.Places);
        launch.Run(Groups(outputs, rows), Groups(inner, ConvolutionChoice.AcrossBeside(rows)), (long)parts * groups, 1, 1);
    }

    /// <summary>Parts of so many images whose sums of the weights' gradient are made apart.</summary>
    private static int PartsOfGradient(in Shape weights, int groups, long images, long places)
    {
        int outputs = (int)(weights[0] / groups), rows = ConvolutionChoice.GradientRows(outputs);
        long tiles = Groups(outputs, rows) * Groups(weights[1] * weights[2] * weights[3], ConvolutionChoice.AcrossBeside(rows)) * groups;
        return (int)Math.Clamp(Math.Min(Math.Max(images * places / LeastPlacesPerPart, Groups(LeastTiles, tiles)), images), 1, MaxGradientParts);
    }

    private OpenClProgram DirectProgram(DType dtype, bool wide, int rows, int gradientRows)
    {
        ProgramKey key = Key("convolution_direct", dtype, wide, form: (rows * 16) + gradientRows);
        return _programs.TryGet(key, out OpenClProgram program) ? program : _programs.Build(
            key,
            "convolution_direct.cl",
            $"ROWS {rows}\nVECTORS {ConvolutionChoice.VectorsBeside(rows)}\nWIDTH {Width(dtype)}\nDOWN {gradientRows}\nACROSS {ConvolutionChoice.AcrossBeside(gradientRows)}\n");
    }

    /// <summary>Places from the first to the last one, those between rows counted in.</summary>
    private static long RunOf(in ConvolutionAxis down, in ConvolutionAxis across) => ((down.Places - 1L) * across.Canvas.Length) + across.Places;

    /// <summary>The structure <c>target</c>: where places of the result go.</summary>
    private static void PassTarget(ref KernelLaunch launch, bool wide, in ConvolutionAxis down, in ConvolutionAxis across, Tensor y)
    {
        long plane = y.Shape[2] * y.Shape[3], first = (down.First * y.Shape[3]) + across.First, row = down.Step * y.Shape[3];
        if (wide) launch.Value(new WideTarget(plane, first, row, across.Step));
        else launch.Value(new Target((int)plane, (int)first, (int)row, across.Step));
        launch.Index(y.Shape[1] * plane);
    }

    private readonly record struct Target(int Plane, int First, int Down, int Across);

    private readonly record struct WideTarget(long Plane, long First, long Down, long Across);
}
