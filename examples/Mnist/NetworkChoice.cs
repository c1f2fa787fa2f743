namespace DeZeroNative.Examples.Mnist;

/// <summary>Which network to train.</summary>
internal enum NetworkChoice
{
    /// <summary>One hidden layer.</summary>
    Mlp,

    /// <summary>Two convolutions with pooling, and two layers behind them.</summary>
    Cnn,
}
