using System.Runtime.InteropServices;
using DeZeroNative.Backends.OpenCL.Convolutions;
using DeZeroNative.Backends.OpenCL.Tuning;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

// Convolution on GPUs, by convolution_tiles.cl, convolution_gradient_tiles.cl and convolution_lone.cl.
internal sealed partial class OpenClBackend
{
    private const int LoneParts = 16, LeastLonePart = 1024;

    /// <summary>y (n, o, ...) = the convolution of a canvas along two axes, whose places are <paramref name="stride"/> positions apart on it.</summary>
    private void ConvolveTiles(Canvas x, in WeightAxes w, Tensor? b, in ConvolutionAxis down, in ConvolutionAxis across, Pair stride, int groups, Tensor y)
    {
        long places = (long)down.Places * across.Places, n = x.Images * places, inner = x.Channels / groups * down.Cells.Count * across.Cells.Count;
        if (n == 0) return;
        int outputs = (int)(y.Shape[1] / groups), rows = (outputs + 3) / 4 * 4;
        using Tensor packed = Tensor.Allocate(Math.Max(1, groups * rows * inner), y.DType, y.Device);
        using Tensor offsets = Tensor.Allocate(Math.Max(1, inner), DType.Int64, y.Device);
        bool wide = IsWide(x.Pixels, y) || IsWide(packed);
        Pack(w, x, down.Cells, across.Cells, inner, rows, outputs, groups, packed, offsets, wide);

        bool tiled = ConvolutionChoice.IsTiled(outputs), gapless = down.Step == 1 && across.Step == 1 && places == y.Shape[2] * y.Shape[3];
        bool xVector = x.IsPlain && down.Cells.Count * across.Cells.Count == 1 && stride == 1 && (places | x.Pixels.Offset) % 4 == 0;
        TileShape shape = TilePlans.Of(ConvolutionTuning.Forward, y.DType, form: 0, m: rows, n: n, k: inner, batches: groups, mayPart: false).Shape;
        OpenClProgram program = tiled
            ? TiledConvolution("convolution_tiles", y.DType, wide, shape, b: xVector, last: gapless && (places | y.Offset) % 4 == 0)
            : Program("convolution_lone", y.DType, wide);
        KernelLaunch launch = program[tiled ? "convolve" : "lone"].Begin(wide);
        Pass(ref launch, x.Pixels);
        launch.Index(x.ImageStep / groups);
        PassSteps(ref launch, wide, x.ImageStep, (long)stride.Height * across.Canvas.Length, stride.Width);
        launch.Buffer(Memory(packed));
        launch.Buffer(Memory(offsets));
        launch.Index(inner);
        Pass(ref launch, b ?? y);
        launch.Value(b is null ? 0 : 1);
        using Tensor target = y.View(y.Layout, y.Offset + (down.First * y.Shape[3]) + across.First);
        Pass(ref launch, target);
        long plane = y.Shape[2] * y.Shape[3];
        launch.Index(plane);
        PassSteps(ref launch, wide, y.Shape[1] * plane, down.Step * y.Shape[3], across.Step);
        launch.Index(rows);
        launch.Index(outputs);
        launch.Index(n);
        launch.Value(new PlaceCount(Quotient.By((int)places), Quotient.By(across.Places)));
        launch.Work(2 * groups * outputs * n * inner);
        if (tiled) launch.Run(Groups(n, shape.N), Groups(rows, shape.M), groups, shape.Items, 1);
        else launch.Run(Groups(n, _elementwiseGroup), y.Shape[1], _elementwiseGroup, 1);
    }

    /// <summary>The tiles of a weights' gradient, and the parts that places are cut into.</summary>
    private TilePlan PlanGradient(Tensor gw, int groups, long places)
    {
        long outputs = gw.Shape[0] / groups;
        TilePlan plan = TilePlans.Of(ConvolutionTuning.Gradient, gw.DType, form: 0, m: outputs, n: gw.Size / gw.Shape[0], k: places, batches: groups);
        return ConvolutionChoice.IsTiled((int)outputs) ? plan : plan with { Parts = (int)Math.Clamp(places / LeastLonePart, 1, LoneParts) };
    }

    /// <summary>The weights' gradient of a canvas and gy, whose places are <paramref name="stride"/> positions apart on it, to a sum per part.</summary>
    private void GradientTiles(
        Canvas x, Tensor gy, in ConvolutionAxis down, in ConvolutionAxis across, Pair stride, int groups, TilePlan plan, in Shape weights, Tensor sums)
    {
        int outputs = (int)(weights[0] / groups);
        bool tiled = ConvolutionChoice.IsTiled(outputs);
        long places = (long)down.Places * across.Places, count = x.Images * places, inner = weights.Size / weights[0];
        using Tensor offsets = Tensor.Allocate(inner, DType.Int64, sums.Device);
        bool wide = IsWide(x.Pixels, gy) || IsWide(sums);
        Place(x, down.Cells, across.Cells, inner, offsets, wide);

        OpenClProgram program = tiled
            ? TiledConvolution("convolution_gradient_tiles", sums.DType, wide, plan.Shape, a: (places | gy.Offset) % 4 == 0)
            : Program("convolution_lone", sums.DType, wide);
        KernelLaunch launch = program[tiled ? "weight_gradient" : "lone_gradient"].Begin(wide);
        Pass(ref launch, x.Pixels);
        launch.Index(x.ImageStep / groups);
        PassSteps(ref launch, wide, x.ImageStep, (long)stride.Height * across.Canvas.Length, stride.Width);
        launch.Buffer(Memory(offsets));
        launch.Index(inner);
        Pass(ref launch, gy);
        PassSteps(ref launch, wide, (gy.Shape[1] - 1) * places, across.Places, 1);
        Pass(ref launch, sums);
        launch.Value(groups);
        launch.Index(outputs);
        launch.Index(count);
        launch.Index(tiled ? plan.PartLength(count) : Groups(count, plan.Parts));
        launch.Value(new PlaceCount(Quotient.By((int)places), Quotient.By(across.Places)));
        launch.Work(2 * weights.Size * count);
        if (tiled)
        {
            launch.Run(Groups(inner, plan.Shape.N), Groups(outputs, plan.Shape.M), (long)plan.Parts * groups, plan.Shape.Items, 1);
        }
        else
        {
            launch.Local(_reductionGroup * sums.DType.Size());
            launch.Run(inner, weights[0], plan.Parts, _reductionGroup, 1);
        }
    }

    private OpenClProgram TiledConvolution(string family, DType dtype, bool wide, TileShape shape, bool a = false, bool b = false, bool last = false)
    {
        var key = new ProgramKey(family, "", dtype, dtype, shape.Code << 3 | (a ? 1 : 0) | (b ? 2 : 0) | (last ? 4 : 0), wide);
        if (_programs.TryGet(key, out OpenClProgram program)) return program;
        string vectors = family == "convolution_tiles" ? $"B_VECTOR {(b ? 4 : 1)}\nY_VECTOR {(last ? 4 : 1)}\n" : $"A_VECTOR {(a ? 4 : 1)}\n";
        return _programs.Build(key, family + ".cl", shape.Definitions + vectors, shape.Options(_device, dtype));
    }

    /// <summary>The structure <c>steps</c> of convolution_places.cl.</summary>
    private static void PassSteps(ref KernelLaunch launch, bool wide, long image, long down, int across)
    {
        if (wide) launch.Value(new WideSteps(image, down, across));
        else launch.Value(new Steps((int)image, (int)down, across));
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Steps(int Image, int Down, int Across);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct WideSteps(long Image, long Down, int Across);

    /// <summary>The structure <c>places</c>: those of an image and of a row.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct PlaceCount(Quotient All, Quotient Row);
}
