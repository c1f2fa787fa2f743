using DeZeroNative.Backends.OpenCL.Convolutions;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void Convolution(Tensor x, Tensor w, Tensor? b, in Window window, int groups, Activation activation, KeptWeights? kept, Tensor y)
    {
        RequirePrecision(y.DType, "convolution");
        if (y.Size == 0) return;
        if (ConvolutionChoice.IsWinograd(_device.IsCpu, y.DType, window, groups, x.Shape, y.Shape)) ConvolveWinograd(x, w, turned: false, b, window.Pad, y);
        else ConvolvePlain(x, w, b, window, groups, y);
        ComposedLinear.Activate(this, activation, y);
    }

    public void ConvolutionDataGradient(Tensor gy, Tensor w, Tensor? b, in Window window, int groups, Tensor gx)
    {
        RequirePrecision(gx.DType, "convolution");
        if (gx.Size == 0) return;
        if (ConvolutionChoice.IsWinograd(_device.IsCpu, gx.DType, window, groups, gy.Shape, gx.Shape))
            ConvolveWinograd(gy, w, turned: true, b, new(2 - window.Pad.Height, 2 - window.Pad.Width), gx);
        else
            DataGradientPlain(gy, w, b, window, groups, gx);
    }

    /// <summary><see cref="Convolution"/> as a sum of products.</summary>
    internal void ConvolvePlain(Tensor x, Tensor w, Tensor? b, in Window window, int groups, Tensor y)
    {
        (ConvolutionAxis down, ConvolutionAxis across) = ForwardAxes(x, window, y);
        int width = RoomOf(y.DType);
        bool mayBePlain = RunOf(down, across) >= width;
        long atOnce = ImagesAtOnce(x, down.Canvas, across.Canvas, mayBePlain);
        for (long first = 0; first < x.Shape[0]; first += atOnce)
        {
            long count = Math.Min(atOnce, x.Shape[0] - first);
            using Tensor images = ImagesOf(x, first, count), results = ImagesOf(y, first, count);
            using Canvas canvas = Draw(images, down.Canvas, across.Canvas, mayBePlain, width);
            WeightAxes weights = WeightAxes.Forward(w, groups);
            if (_device.IsCpu) ConvolveDirect(canvas, weights, b, down, across, groups, results);
            else ConvolveTiles(canvas, weights, b, down, across, window.Stride, groups, results);
        }
        KeepAlive(x, w, y);
        GC.KeepAlive(b);
    }

    /// <summary><see cref="ConvolutionDataGradient"/> as a sum of products.</summary>
    internal void DataGradientPlain(Tensor gy, Tensor w, Tensor? b, in Window window, int groups, Tensor gx)
    {
        (ConvolutionAxis down, ConvolutionAxis across) = GradientAxes(gx, window, gy, 0, 0);
        int width = RoomOf(gx.DType);
        bool mayBePlain = RunOf(down, across) >= width && (window.Stride == 1 || !_device.IsCpu);
        long atOnce = ImagesAtOnce(gy, down.Canvas, across.Canvas, mayBePlain);
        for (long first = 0; first < gy.Shape[0]; first += atOnce)
        {
            long count = Math.Min(atOnce, gy.Shape[0] - first);
            using Tensor gradients = ImagesOf(gy, first, count), results = ImagesOf(gx, first, count);
            using Canvas canvas = Draw(gradients, down.Canvas, across.Canvas, mayBePlain, width);
            WeightAxes weights = WeightAxes.Gradient(w, groups);
            for (int i = 0; i < window.Stride.Height; i++)
            {
                for (int j = 0; j < window.Stride.Width; j++)
                {
                    (down, across) = GradientAxes(gx, window, gy, i, j);
                    if (_device.IsCpu) ConvolveDirect(canvas, weights, b, down, across, groups, results);
                    else ConvolveTiles(canvas, weights, b, down, across, stride: 1, groups, results);
                }
            }
        }
        KeepAlive(gy, w, gx);
        GC.KeepAlive(b);
    }

    public void ConvolutionWeightGradient(Tensor x, Tensor gy, in Window window, int groups, Tensor gw)
    {
        RequirePrecision(gw.DType, "convolution");
        if (gw.Size == 0) return;
        (ConvolutionAxis down, ConvolutionAxis across) = ForwardAxes(x, window, gy);
        int width = RoomOf(gw.DType);

        // A CPU takes places in runs that go over the ends of rows, in whole vectors: then gy needs zeros between its rows.
        var gyDown = new CanvasAxis(down.Places, 1, 1, 0, down.Places, 0);
        var gyAcross = new CanvasAxis(across.Places, 1, 1, 0, _device.IsCpu ? across.Canvas.Length : across.Places, 0);
        bool gyPlain = gyAcross.IsPlain && gy.Shape[2] * gy.Shape[3] % width == 0, plain = gyPlain && (window.Area == 1 || !_device.IsCpu);

        long atOnce = Math.Min(ImagesAtOnce(x, down.Canvas, across.Canvas, plain), ImagesAtOnce(gy, gyDown, gyAcross, gyPlain));
        long places = (long)down.Places * across.Places, rounds = Groups(x.Shape[0], atOnce);
        int parts = _device.IsCpu ? PartsOfGradient(gw.Shape, groups, atOnce, places) : PlanGradient(gw, groups, atOnce * places).Parts;
        using Tensor? sums = parts * rounds == 1 ? null : Tensor.Allocate((rounds * parts, gw.Size), gw.DType, gw.Device);
        for (long round = 0; round < rounds; round++)
        {
            long first = round * atOnce, count = Math.Min(atOnce, x.Shape[0] - first);
            using Tensor images = ImagesOf(x, first, count), gradients = ImagesOf(gy, first, count);
            using Canvas canvas = Draw(images, down.Canvas, across.Canvas, plain, width), gyCanvas = Draw(gradients, gyDown, gyAcross, gyPlain, width);
            using Tensor? part = sums?.View(Layout.Contiguous((parts, gw.Size)), sums.Offset + (round * parts * gw.Size));
            if (_device.IsCpu) GradientDirect(canvas, gyCanvas, down, across, groups, parts, gw.Shape, part ?? gw);
            else GradientTiles(canvas, gradients, down, across, window.Stride, groups, PlanGradient(gw, groups, atOnce * places), gw.Shape, part ?? gw);
        }
        if (sums is not null)
        {
            using Tensor total = gw.View(Layout.Contiguous((1, gw.Size)), gw.Offset);
            Reduce<SumOp>(sums, total);
        }
        KeepAlive(x, gy, gw);
    }

    private (ConvolutionAxis Down, ConvolutionAxis Across) ForwardAxes(Tensor x, in Window window, Tensor y) => (
        ConvolutionAxis.Forward(
            (int)x.Shape[2], (int)y.Shape[2], window.Kernel.Height, window.Stride.Height, window.Pad.Height, window.Dilation.Height, inPhases: _device.IsCpu, shared: false),
        ConvolutionAxis.Forward(
            (int)x.Shape[3], (int)y.Shape[3], window.Kernel.Width, window.Stride.Width, window.Pad.Width, window.Dilation.Width, inPhases: _device.IsCpu, shared: true));

    /// <summary>The axes for the pixels (first, first + stride ...) down and across.</summary>
    private static (ConvolutionAxis Down, ConvolutionAxis Across) GradientAxes(Tensor gx, in Window window, Tensor gy, int firstDown, int firstAcross) => (
        ConvolutionAxis.Gradient(
            (int)gx.Shape[2], (int)gy.Shape[2], window.Kernel.Height, window.Stride.Height, window.Pad.Height, window.Dilation.Height, firstDown, shared: false),
        ConvolutionAxis.Gradient(
            (int)gx.Shape[3], (int)gy.Shape[3], window.Kernel.Width, window.Stride.Width, window.Pad.Width, window.Dilation.Width, firstAcross, shared: true));

    /// <summary>Images whose canvas fits the memory set aside for it; all where none is drawn.</summary>
    private long ImagesAtOnce(Tensor x, in CanvasAxis down, in CanvasAxis across, bool mayBePlain)
    {
        if (mayBePlain && down.IsPlain && across.IsPlain) return x.Shape[0];
        long image = x.Shape[1] * down.Phases * across.Phases * Canvas.PlaneOf(down, across, RoomOf(x.DType)) * x.DType.Size();
        return Math.Clamp(CanvasBytes / Math.Max(1, image), 1, x.Shape[0]);
    }
}
