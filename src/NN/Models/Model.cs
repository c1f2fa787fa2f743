namespace DeZeroNative.NN;

/// <summary>A layer that is whole by itself.</summary>
public abstract class Model : Layer
{
}
