using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DeZeroNative.Backends;
using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.OpenCl;

/// <summary><c>convolutions</c>: the ways to convolve on an OpenCL device by shape, from which the choice between them is made.</summary>
internal static class ConvolutionsCommand
{
    private static readonly (int Images, int Channels, int Size, int Outputs, int Kernel, int Stride, int Groups)[] s_shapes =
    [
        (32, 1, 28, 32, 3, 1, 1), (32, 32, 28, 32, 3, 1, 1), (32, 32, 14, 64, 3, 1, 1), (32, 64, 14, 64, 3, 1, 1), (32, 64, 56, 64, 3, 1, 1),
        (32, 96, 28, 96, 3, 1, 1), (32, 128, 28, 128, 3, 1, 1), (32, 256, 14, 256, 3, 1, 1), (8, 512, 7, 512, 3, 1, 1),
        (32, 3, 224, 64, 7, 2, 1), (8, 64, 56, 128, 3, 2, 1), (32, 256, 56, 64, 1, 1, 1), (8, 64, 56, 128, 1, 2, 1),
        (32, 64, 28, 64, 3, 1, 4), (32, 64, 56, 64, 3, 1, 64),
    ];

    public static Command Create()
    {
        var device = new Option<string>("--device") { Description = "opencl:0, opencl:gpu ...", DefaultValueFactory = _ => "opencl:0" };
        var rounds = new Option<int>("--rounds") { Description = "rounds in which each way works once", DefaultValueFactory = _ => 5 };
        var sample = new Option<double>("--sample") { Description = "seconds of work in one turn", DefaultValueFactory = _ => 0.05 };
        var filter = new Option<string>("--filter") { Description = "only shapes whose name has this in it", DefaultValueFactory = _ => "" };
        var command = new Command("convolutions", "the ways to convolve on an OpenCL device, as a table in Markdown") { device, rounds, sample, filter };
        command.SetAction(parsed =>
        {
            var backend = (OpenClBackend)Device.Parse(parsed.GetValue(device)!).Backend;
            Console.WriteLine($"{backend.Capabilities.Name}, milliseconds in the middle of {parsed.GetValue(rounds)} rounds");
            Console.WriteLine();
            Console.WriteLine("| convolution | plain | Winograd | data: plain | Winograd | weights |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|");
            foreach (var shape in s_shapes)
            {
                string name = $"{shape.Channels} -> {shape.Outputs}, {shape.Size}x{shape.Size}, {shape.Kernel}x{shape.Kernel} by {shape.Stride}, groups {shape.Groups}, batch {shape.Images}";
                if (!name.Contains(parsed.GetValue(filter)!, StringComparison.Ordinal)) continue;
                var cells = Ways(backend, shape).Select(ways => Milliseconds(ways, backend, parsed.GetValue(rounds), parsed.GetValue(sample))).SelectMany(ms => ms);
                Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
            }
        });
        return command;
    }

    /// <summary>The ways of the forward pass, of the data gradient and of the weights' gradient; null where there is none.</summary>
    private static Action?[][] Ways(OpenClBackend backend, (int Images, int Channels, int Size, int Outputs, int Kernel, int Stride, int Groups) s)
    {
        Device device = backend.Device;
        Window window = Window.Of(s.Kernel, s.Stride, s.Kernel / 2, null, "bench");
        Pair places = window.Places(s.Size, s.Size, "bench");
        Tensor x = Noise.Of((s.Images, s.Channels, s.Size, s.Size)).To(device), w = Noise.Of((s.Outputs, s.Channels / s.Groups, s.Kernel, s.Kernel)).To(device);
        Tensor b = Noise.Of(s.Outputs).To(device), gy = Noise.Of((s.Images, s.Outputs, places.Height, places.Width)).To(device);
        Tensor y = Tensor.AllocateLike(gy), gx = Tensor.AllocateLike(x), gw = Tensor.AllocateLike(w);
        bool isWinograd = s is { Kernel: 3, Stride: 1, Groups: 1 };
        return
        [
            [
                () => backend.ConvolvePlain(x, w, b, window, s.Groups, y),
                isWinograd ? () => backend.ConvolveWinograd(x, w, turned: false, b, window.Pad, y) : null,
            ],
            [
                () => backend.DataGradientPlain(gy, w, null, window, s.Groups, gx),
                isWinograd ? () => backend.ConvolveWinograd(gy, w, turned: true, null, pad: 1, gx) : null,
            ],
            [() => backend.ConvolutionWeightGradient(x, gy, window, s.Groups, gw)],
        ];
    }

    /// <summary>The middle times, each way in its turn, and an empty cell for one that is not there.</summary>
    private static string[] Milliseconds(Action?[] ways, OpenClBackend backend, int rounds, double sample)
    {
        List<double>[] seconds = [.. ways.Select(_ => new List<double>())];
        for (int round = -1; round < rounds; round++)
        {
            for (int i = 0; i < ways.Length; i++)
            {
                if (ways[i] is not { } way) continue;
                double time = SecondsOf(way, backend, round < 0 ? 0 : sample);
                if (round >= 0) seconds[i].Add(time);
            }
        }
        return [.. seconds.Select(s => s.Count == 0 ? "" : (1e3 * s.Order().ElementAt(s.Count / 2)).ToString("0.00", CultureInfo.InvariantCulture))];
    }

    /// <summary>Seconds of one call among as many as fill the sample; the device is waited for after each doubling.</summary>
    private static double SecondsOf(Action way, OpenClBackend backend, double sample)
    {
        for (int times = 1; ; times *= 2)
        {
            var clock = Stopwatch.StartNew();
            for (int i = 0; i < times; i++) way();
            backend.Synchronize();
            if (clock.Elapsed.TotalSeconds >= sample) return clock.Elapsed.TotalSeconds / times;
        }
    }
}
