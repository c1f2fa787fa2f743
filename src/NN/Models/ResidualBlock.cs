namespace DeZeroNative.NN;

/// <summary>
/// relu(f(x) + x), for f convolutions <c>conv1</c>, <c>conv2</c>, ... with batch normalisation after each and ReLU between them. Where f
/// changes the shape, x passes a 1x1 convolution with batch normalisation of its own, named as the next ones.
/// </summary>
public class ResidualBlock : Layer
{
    private readonly (Conv2d Conv, BatchNorm Norm)[] _steps;
    private readonly (Conv2d Conv, BatchNorm Norm)? _shortcut;

    private protected ResidualBlock(ReadOnlySpan<Conv2d> steps, Conv2d? shortcut, double eps)
    {
        _steps = new (Conv2d, BatchNorm)[steps.Length];
        for (int i = 0; i < steps.Length; i++) _steps[i] = AddStep(steps[i], i + 1, eps);
        if (shortcut is not null) _shortcut = AddStep(shortcut, steps.Length + 1, eps);
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        var h = new StepValue(x);
        for (int i = 0; i < _steps.Length; i++)
        {
            if (i > 0) h.Through(F.Relu);
            h.Through(_steps[i].Conv);
            h.Through(_steps[i].Norm);
        }
        return F.Relu(h.Value + (_shortcut is var (conv, norm) ? norm.Forward(conv.Forward(x)) : x));
    }

    private (Conv2d Conv, BatchNorm Norm) AddStep(Conv2d conv, int number, double eps) =>
        (Add($"conv{number}", conv), Add($"bn{number}", new BatchNorm(eps: eps, channels: conv.OutChannels, dtype: conv.DType)));
}
