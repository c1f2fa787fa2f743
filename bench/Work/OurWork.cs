namespace DeZeroNative.Bench.Work;

/// <summary>Our side of the comparison: for each name, a function that builds the inputs and returns the work.</summary>
internal static class OurWork
{
    /// <summary>The works by name. Those of an OpenCL device are there where there is one, which looking for it tells: it loads the device's compiler.</summary>
    public static IReadOnlyDictionary<string, Func<Action>> All => field ??= new Dictionary<string, Func<Action>>([.. OnCpu, .. OpenClWork.All]);

    /// <summary>The works of the CPU.</summary>
    public static IReadOnlyDictionary<string, Func<Action>> OnCpu { get; } = new Dictionary<string, Func<Action>>([.. MatrixWork.All, .. ElementwiseWork.All, .. ScalarWork.All, .. MlpWork.All, .. ConvolutionWork.All, .. LstmWork.All]);

    public static string Description => $"DeZeroNative {typeof(Tensor).Assembly.GetName().Version?.ToString(3)}";

    public static void UseThreads(int threads) => DeZeroRuntime.Threads = threads;
}
