namespace DeZeroNative.Examples.Mnist;

/// <summary>What the pictures show.</summary>
internal enum DatasetChoice
{
    /// <summary>Digits.</summary>
    Mnist,

    /// <summary>Clothes.</summary>
    Fashion,
}
