namespace DeZeroNative.Examples.Mnist;

/// <summary>Which digits to train on.</summary>
internal enum DataChoice
{
    /// <summary>MNIST, or drawn digits where it is not here and cannot be fetched.</summary>
    Auto,

    /// <summary>MNIST or nothing.</summary>
    Mnist,

    /// <summary>Drawn digits.</summary>
    Synthetic,
}
