namespace DeZeroNative;

/// <summary>The two switches of recording and training. They flow with async code, so concurrent work never disturbs itself.</summary>
internal static class GradMode
{
    private static readonly AsyncLocal<bool> s_noGrad = new(change => t_noGrad = change.CurrentValue);
    private static readonly AsyncLocal<bool> s_test = new(change => t_test = change.CurrentValue);

    // Mirrors of the async-local values: every recorded operation reads one.
    [ThreadStatic]
    private static bool t_noGrad, t_test;

    // A backward pass that records nothing is synchronous, so its switch needs no flow.
    [ThreadStatic]
    private static int t_plainBackward;

    internal static bool Recording => !t_noGrad && t_plainBackward == 0;

    internal static bool Testing => t_test;

    internal static bool NoGrad
    {
        get => s_noGrad.Value;
        set => s_noGrad.Value = value;
    }

    internal static bool Test
    {
        get => s_test.Value;
        set => s_test.Value = value;
    }

    /// <summary>Sets whether a backward pass on this thread runs without recording; returns what to restore.</summary>
    internal static int EnterBackward(bool record)
    {
        int before = t_plainBackward;
        t_plainBackward = record ? 0 : 1;
        return before;
    }

    internal static void LeaveBackward(int before) => t_plainBackward = before;
}
