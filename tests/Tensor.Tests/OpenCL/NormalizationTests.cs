using DeZeroNative.Backends;

namespace DeZeroNative.Tests.OpenCL;

public class NormalizationTests
{
    private const double Eps = 1e-3;

    private static readonly NormGroups[] s_groups =
    [
        new(4, 3, 50, 3, PerSample: false), new(70, 6, 1, 6, PerSample: false), new(2, 6, 77, 2, PerSample: true), new(7, 333, 1, 1, PerSample: true),
        new(1, 1, 1, 1, PerSample: true),
    ];

    public static TheoryData<string> Guises => OpenClBench.Guises;

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Statistics_and_results_agree(string guise)
    {
        foreach (NormGroups groups in s_groups)
        {
            Tensor x = OpenClBench.Numbers(groups.View, DType.Float32, low: 10, high: 20), gamma = OpenClBench.Numbers(groups.Channels, DType.Float32);
            OpenClBench.AssertAgrees(guise, d => Tensor.NormalizeByMoments(x.To(d), groups, Eps, gamma.To(d), gamma.To(d)).Y, 1e-4);
            OpenClBench.AssertAgrees(guise, d => Tensor.NormalizeByMoments(x.To(d), groups, Eps, null, null).Mean, 1e-6);
            OpenClBench.AssertAgrees(guise, d => Tensor.NormalizeByMoments(x.To(d), groups, Eps, null, null).Var, 1e-5);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Gradients_agree(string guise)
    {
        foreach (NormGroups groups in s_groups)
        {
            Tensor x = OpenClBench.Numbers(groups.View, DType.Float32), gamma = OpenClBench.Numbers(groups.Channels, DType.Float32, seed: 2);
            Tensor gy = OpenClBench.Numbers(groups.View, DType.Float32, seed: 3);
            (_, Tensor mean, Tensor var) = Tensor.NormalizeByMoments(x, groups, Eps, null, null);
            foreach (bool given in (bool[])[false, true])
            {
                OpenClBench.AssertAgrees(guise, d => Gradient(d, given).Gx, 1e-4);
                OpenClBench.AssertAgrees(guise, d => Gradient(d, given).Ggamma!, 1e-4);
                OpenClBench.AssertAgrees(guise, d => Gradient(d, given).Gbeta!, 1e-4);
            }

            (Tensor Gx, Tensor? Ggamma, Tensor? Gbeta) Gradient(Device d, bool given) =>
                Tensor.NormalizeGradient(x.To(d), groups, mean.To(d), var.To(d), Eps, gamma.To(d), given, gy.To(d));
        }
    }
}
