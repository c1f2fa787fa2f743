namespace DeZeroNative.Bench.Work;

/// <summary>Our side of the comparison: for each name, a function that builds the inputs and returns the work.</summary>
internal static class OurWork
{
    public static IReadOnlyDictionary<string, Func<Action>> All { get; } = new Dictionary<string, Func<Action>>([.. MatrixWork.All, .. ElementwiseWork.All, .. ScalarWork.All, .. MlpWork.All, .. ConvolutionWork.All, .. LstmWork.All, .. OpenClWork.All]);

    public static string Description => $"DeZeroNative {typeof(Tensor).Assembly.GetName().Version?.ToString(3)}";

    public static void UseThreads(int threads) => DeZeroRuntime.Threads = threads;
}
