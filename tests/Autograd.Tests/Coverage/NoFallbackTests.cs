namespace DeZeroNative.Tests.Coverage;

/// <summary>
/// What runs on an OpenCL device runs there alone: no function reads from the device or waits for it, forward or backward, and
/// nothing is sent to it but what a function is given on the host.
/// </summary>
public class NoFallbackTests
{
    private const string OpenCL = "opencl:0";

    /// <summary>What functions, or their cases, are given on the host or count there.</summary>
    private static readonly Dictionary<string, string> s_sent = new()
    {
        [nameof(F.BatchNorm)] = "running statistics, by the case",
        [nameof(F.BinaryCrossEntropy)] = "targets, by the case",
        [nameof(F.BinaryCrossEntropyWithLogits)] = "targets, by the case",
        [nameof(F.Einsum)] = "a constant, by the case",
        [nameof(F.EmbedId)] = "numbers of rows",
        [nameof(F.Gather)] = "positions, by the case",
        [nameof(F.GetItem)] = "positions",
        [nameof(F.IndexSelect)] = "positions",
        [nameof(F.Nll)] = "labels, by the case",
        [nameof(F.Pad)] = "positions that a mirror shows",
        [nameof(F.Pooling)] = "images, by the case",
        [nameof(F.Repeat)] = "positions that follow from counts",
        [nameof(F.ScaledDotProductAttention)] = "numbers of rows and columns, masks by the case",
        [nameof(F.ScatterAdd)] = "positions, by the case",
        [nameof(F.SigmoidCrossEntropy)] = "targets, by the case",
        [nameof(F.SoftmaxCrossEntropy)] = "labels by the case, numbers of classes",
        [nameof(F.Tril)] = "numbers of rows and columns",
        [nameof(F.Triu)] = "numbers of rows and columns",
        [nameof(F.Where)] = "conditions, by the case",
    };

    public static TheoryData<string> Functions => [.. FunctionCatalog.Names.Where(name => FunctionCatalog.TestClass(name) is not null)];

    [SkippableTheory, MemberData(nameof(Functions))]
    public void A_function_and_its_gradients_stay_on_the_device(string name)
    {
        Skip.IfNot(Devices.Names.Contains(OpenCL), "no OpenCL device");
        long sent = 0;
        void Run()
        {
            foreach (GradientCase each in FunctionCatalog.Cases(FunctionCatalog.TestClass(name)!))
            {
                // The first call builds programs and makes room for their messages.
                _ = new CaseRun(each, Device.Parse(OpenCL));
                foreach (DeviceCounters counters in new CaseRun(each, Device.Parse(OpenCL)).Counters)
                {
                    Assert.Equal((0, 0), (counters.HostRoundTrips, counters.HostSynchronizations));
                    sent += counters.UploadedBytes;
                }
            }
        }
        Refusal.Unless(OpenCL, name == nameof(F.Cast) ? DType.Float64 : DType.Float32, Run);

        Assert.Equal(s_sent.ContainsKey(name), sent > 0);
    }
}
