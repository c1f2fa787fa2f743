namespace DeZeroNative.Backends.OpenCL.Convolutions;

/// <summary>Weights (oc, c / groups, kh, kw), and how far it is in them from one group, output and input channel of a convolution to the next.</summary>
internal readonly record struct WeightAxes(Tensor Values, long GroupStep, long OutputStep, long ChannelStep)
{
    /// <summary>The weights of a convolution.</summary>
    internal static WeightAxes Forward(Tensor w, int groups)
    {
        long area = w.Shape[2] * w.Shape[3], inner = w.Shape[1] * area;
        return new(w, w.Shape[0] / groups * inner, inner, area);
    }

    /// <summary>The weights of its data gradient, where outputs and input channels have changed places.</summary>
    internal static WeightAxes Gradient(Tensor w, int groups)
    {
        WeightAxes forward = Forward(w, groups);
        return forward with { OutputStep = forward.ChannelStep, ChannelStep = forward.OutputStep };
    }
}
