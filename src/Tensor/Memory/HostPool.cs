namespace DeZeroNative;

/// <summary>The pool of host memory.</summary>
internal sealed class HostPool : TensorPool<HostBlock>
{
    internal static readonly HostPool Instance = new();

    protected override HostBlock Allocate(long capacity)
    {
        try
        {
            return new HostBlock(capacity);
        }
        catch (OutOfMemoryException)
        {
            Trim();
            GC.Collect();
            return new HostBlock(capacity);
        }
    }
}
