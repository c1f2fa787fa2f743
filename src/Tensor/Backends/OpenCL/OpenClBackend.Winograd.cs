using DeZeroNative.Backends.OpenCL.Convolutions;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

// Winograd's form of 3x3 convolutions at stride 1, by winograd.cl and a product for each point of a tile.
internal sealed partial class OpenClBackend
{
    // Points of a tile, pixels that vectors reach beyond the last tile, and tiles at a time on a CPU.
    private const int WinogradPoints = 16, WinogradRoom = 16, WinogradLanes = 8;

    /// <summary>
    /// y = the convolution of x with w (3x3, stride 1, one group, float32), or where <paramref name="turned"/> the data gradient of such a one
    /// from x, which then has w's outputs; <paramref name="pad"/> is the padding of x itself.
    /// </summary>
    internal void ConvolveWinograd(Tensor x, Tensor w, bool turned, Tensor? b, Pair pad, Tensor y)
    {
        long channels = x.Shape[1], outputs = y.Shape[1];
        int height = (int)y.Shape[2], width = (int)y.Shape[3];
        var tiles = new Pair((height + 1) / 2, (width + 1) / 2);
        var down = new CanvasAxis((int)x.Shape[2], 1, 1, pad.Height, (2 * tiles.Height) + 2, 0);
        var across = new CanvasAxis((int)x.Shape[3], 1, 1, pad.Width, (2 * tiles.Width) + 2, 0);
        using Tensor u = Tensor.Allocate((WinogradPoints, outputs, channels), y.DType, y.Device);
        TransformWeights(w, turned, u);

        long perImage = WinogradPoints * (channels + outputs) * tiles.Height * tiles.Width * y.DType.Size();
        long atOnce = Math.Clamp(CanvasBytes / perImage, 1, x.Shape[0]);
        for (long first = 0; first < x.Shape[0]; first += atOnce)
        {
            long count = Math.Min(atOnce, x.Shape[0] - first), all = count * tiles.Height * tiles.Width;
            using Tensor images = ImagesOf(x, first, count), results = ImagesOf(y, first, count);
            using Tensor v = Tensor.Allocate((WinogradPoints, channels, all), y.DType, y.Device);
            using (Canvas canvas = Draw(images, down, across, mayBePlain: false, WinogradRoom)) TransformPixels(canvas, tiles, v);
            using Tensor room = Tensor.Allocate((WinogradPoints * outputs * all) + WinogradLanes, y.DType, y.Device);
            using Tensor m = room.View(Layout.Contiguous((WinogradPoints, outputs, all)), room.Offset);
            Gemm(1, u, v, 0, m);
            TransformResults(room, b, tiles, results);
        }
        KeepAlive(x, w, y);
        GC.KeepAlive(b);
    }

    private OpenClProgram WinogradProgram(DType dtype, bool wide) => Program("winograd", dtype, wide, $"LANES {(_device.IsCpu ? WinogradLanes : 1)}\n");

    private void TransformWeights(Tensor w, bool turned, Tensor u)
    {
        bool wide = IsWide(w, u);
        long outputs = u.Shape[1], channels = u.Shape[2], output = turned ? 9 : 9 * channels, channel = turned ? 9 * outputs : 9;
        KernelLaunch launch = WinogradProgram(u.DType, wide)["winograd_weights"].Begin(wide);
        Pass(ref launch, w);
        launch.Buffer(Memory(u));
        launch.Index(outputs);
        launch.Index(channels);
        launch.Index(output);
        launch.Index(channel);
        launch.Value(turned ? 1 : 0);
        int group = Math.Min(64, _elementwiseGroup);
        launch.Run(Groups(channels, group), outputs, group, 1);
    }

    private void TransformPixels(Canvas x, Pair tiles, Tensor v)
    {
        bool wide = IsWide(x.Pixels, v);
        KernelLaunch launch = WinogradProgram(v.DType, wide)["winograd_pixels"].Begin(wide);
        Pass(ref launch, x.Pixels);
        launch.Index(x.Plane);
        launch.Value(x.Across.Length);
        launch.Buffer(Memory(v));
        launch.Index(x.Images);
        launch.Index(x.Channels);
        launch.Value(tiles.Height);
        launch.Value(tiles.Width);
        RunWinograd(ref launch, x.Images, tiles, x.Channels);
    }

    private void TransformResults(Tensor m, Tensor? b, Pair tiles, Tensor y)
    {
        bool wide = IsWide(m, y);
        KernelLaunch launch = WinogradProgram(y.DType, wide)["winograd_results"].Begin(wide);
        launch.Buffer(Memory(m));
        Pass(ref launch, b ?? y);
        launch.Value(b is null ? 0 : 1);
        Pass(ref launch, y);
        launch.Index(y.Shape[0]);
        launch.Index(y.Shape[1]);
        launch.Value(tiles.Height);
        launch.Value(tiles.Width);
        launch.Value((int)y.Shape[2]);
        launch.Value((int)y.Shape[3]);
        RunWinograd(ref launch, y.Shape[0], tiles, y.Shape[1]);
    }

    /// <summary>One work-item per plane on a CPU, per tile on a GPU.</summary>
    private void RunWinograd(ref KernelLaunch launch, long images, Pair tiles, long channels)
    {
        if (_device.IsCpu) launch.Run(images, channels, 1, 1);
        else launch.Run(Groups(images * tiles.Height * tiles.Width, _elementwiseGroup), channels, _elementwiseGroup, 1);
    }
}
