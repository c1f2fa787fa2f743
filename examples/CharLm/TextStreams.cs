using DeZeroNative.NN;

namespace DeZeroNative.Examples.CharLm;

/// <summary>A text cut into streams that run side by side: x and t (steps, streams), each stream going on from window to window.</summary>
internal sealed class TextStreams
{
    private readonly Tensor _x, _t;
    private readonly int _window;

    public TextStreams(Shakespeare text, int streams, int window, Device device)
    {
        Streams = Math.Min(streams, text.Length / 2);
        _window = window;
        _x = Cut(text.Data).To(device);
        _t = Cut(text.Label).To(device);

        // Step by step the streams lie side by side, so that a window is a view.
        Tensor Cut(Tensor numbers)
        {
            long steps = numbers.Length / Streams;
            return numbers[new Slice(0, steps * Streams)].Reshape((Streams, steps)).Transpose().Contiguous();
        }
    }

    public int Streams { get; }

    /// <summary>Windows per epoch.</summary>
    public int Count => (int)((_x.Length + _window - 1) / _window);

    /// <summary>The windows of an epoch in order; the targets flat, (steps * streams).</summary>
    public IEnumerable<(Tensor X, Tensor T)> Windows()
    {
        for (long start = 0; start < _x.Length; start += _window)
        {
            var steps = new Slice(start, Math.Min(start + _window, _x.Length));
            yield return (_x[steps], _t[steps].Reshape(-1));
        }
    }
}
