namespace DeZeroNative;

/// <summary>A variable that training changes: what a layer registers and an optimizer updates.</summary>
public class Parameter : Variable
{
    /// <summary>Creates a parameter.</summary>
    public Parameter(Tensor data, string? name = null) : base(data, name)
    {
    }
}
