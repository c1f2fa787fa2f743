namespace DeZeroNative;

/// <summary>How a loss of many elements becomes one number.</summary>
public enum Reduction
{
    /// <summary>The mean over all elements.</summary>
    Mean,

    /// <summary>The sum of all elements.</summary>
    Sum,

    /// <summary>The elements as they are.</summary>
    None,

    /// <summary>The sum divided by the size of axis 0.</summary>
    BatchMean,
}
