namespace DeZeroNative;

/// <summary>A scope in which layers behave as in use, not in training: dropout passes everything. It flows with async code.</summary>
/// <example><code>using (new TestMode()) y = model.Forward(x);</code></example>
public sealed class TestMode : IDisposable
{
    private readonly bool _outer = GradMode.Test;

    /// <summary>Opens the scope.</summary>
    public TestMode() => GradMode.Test = true;

    /// <summary>Whether layers here and now behave as in use.</summary>
    public static bool IsActive => GradMode.Testing;

    /// <summary>Ends the scope.</summary>
    public void Dispose() => GradMode.Test = _outer;
}
