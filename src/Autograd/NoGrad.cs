namespace DeZeroNative;

/// <summary>A scope in which operations record no graph: less memory, and no gradients. It flows with async code.</summary>
/// <example><code>using (new NoGrad()) y = model.Forward(x);</code></example>
public sealed class NoGrad : IDisposable
{
    private readonly bool _outer = GradMode.NoGrad;

    /// <summary>Opens the scope.</summary>
    public NoGrad() => GradMode.NoGrad = true;

    /// <summary>Whether operations here and now record no graph.</summary>
    public static bool IsActive => !GradMode.Recording;

    /// <summary>Ends the scope.</summary>
    public void Dispose() => GradMode.NoGrad = _outer;
}
