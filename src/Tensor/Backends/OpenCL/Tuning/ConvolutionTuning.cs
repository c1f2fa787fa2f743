namespace DeZeroNative.Backends.OpenCL.Tuning;

/// <summary>Convolutions by tiles, forward (which data gradients are too) or the weights' gradients: those of small and of middling networks.</summary>
internal sealed class ConvolutionTuning(OpenClBackend backend, bool isGradient) : TuningFamily
{
    /// <summary>The names of the families among the plans.</summary>
    internal const string Forward = "convolution", Gradient = "convolution-gradient";

    private static readonly Window s_window = Window.Of(3, stride: null, pad: 1, dilation: null, Forward);

    // Images, channels, size, outputs.
    private static readonly (int Images, int Channels, int Size, int Outputs)[] s_works =
        [(256, 32, 28, 32), (32, 64, 56, 64), (256, 64, 14, 64), (32, 256, 14, 256)];

    private static readonly (int Images, int Channels, int Size, int Outputs)[] s_checks = [(3, 8, 20, 12), (5, 7, 11, 9)];

    internal override string Name => isGradient ? Gradient : Forward;

    internal override DType Type => DType.Float32;

    internal override IReadOnlyList<Func<TuningWork>> Works => All(s_works);

    internal override IReadOnlyList<Func<TuningWork>> Checks(int form) => All(s_checks);

    private Func<TuningWork>[] All((int Images, int Channels, int Size, int Outputs)[] sizes) =>
        [.. sizes.Select(s => (Func<TuningWork>)(() => new Convolution(backend, isGradient, s.Images, s.Channels, s.Size, s.Outputs)))];

    private sealed class Convolution : TuningWork
    {
        private readonly OpenClBackend _backend;
        private readonly bool _isGradient;
        private readonly Tensor _x, _w, _y;

        internal Convolution(OpenClBackend backend, bool isGradient, int images, int channels, int size, int outputs)
        {
            var random = new RandomGenerator(1);
            (_backend, _isGradient) = (backend, isGradient);
            _x = random.Uniform((images, channels, size, size), -1, 1, DType.Float32, backend.Device);
            _w = random.Uniform((outputs, channels, 3, 3), -1, 1, DType.Float32, backend.Device);
            _y = random.Uniform((images, outputs, size, size), -1, 1, DType.Float32, backend.Device);
        }

        internal override string Label => $"{_x.Shape} to {_w.Shape[0]} channels";

        internal override Shape Result => _isGradient ? _w.Shape : _y.Shape;

        // As the backend sees the products: outputs in quads by all places, or outputs by weights of each.
        internal override TunedTile Key => _isGradient
            ? new(Gradient, DType.Float32, 0, _w.Shape[0], Inner, Places, default)
            : new(Forward, DType.Float32, 0, (_w.Shape[0] + 3) / 4 * 4, Places, Inner, default);

        private long Places => _y.Size / _y.Shape[1];

        private long Inner => _w.Size / _w.Shape[0];

        internal override void Run(TilePlan plan, Tensor y) => _backend.TilePlans.Try(_isGradient ? Gradient : Forward, plan, () =>
        {
            if (_isGradient) _backend.ConvolutionWeightGradient(_x, _y, s_window, 1, y);
            else _backend.Convolution(_x, _w, null, s_window, 1, Activation.None, kept: null, y);
        });

        public override void Dispose()
        {
            _x.Dispose();
            _w.Dispose();
            _y.Dispose();
        }
    }
}
