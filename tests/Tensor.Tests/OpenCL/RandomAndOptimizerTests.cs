namespace DeZeroNative.Tests.OpenCL;

public class RandomAndOptimizerTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Uniform_numbers_are_the_cpus_to_the_bit(string guise)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 }.Where(t => OpenClBench.Computes(guise, t)))
        {
            foreach (int n in new[] { 0, 1, 2, 3, 4, 5, 511, 1024, 5001 })
            {
                OpenClBench.AssertAgrees(guise, d =>
                {
                    Tensor y = Tensor.Allocate(n, dtype, d);
                    y.Backend.Uniform(0x123456789ABCDEF0, 0xFFFFFFF0, -1.3, 2.7, y);
                    return y;
                });
            }
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Optimizer_steps_agree(string guise)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 }.Where(t => OpenClBench.Computes(guise, t)))
        {
            Tensor g = OpenClBench.Numbers(777, dtype, 1), p = OpenClBench.Numbers(777, dtype, 2), v = OpenClBench.Numbers(777, dtype, 3, 0, 1);
            double tolerance = dtype == DType.Float32 ? 1e-6 : 1e-14;
            foreach (string result in new[] { "p", "m", "v" })
            {
                OpenClBench.AssertAgrees(guise, d => Step(d, "sgd", result), tolerance);
                OpenClBench.AssertAgrees(guise, d => Step(d, "momentum", result), tolerance);
                OpenClBench.AssertAgrees(guise, d => Step(d, "adam", result), tolerance);
            }

            Tensor Step(Device d, string kind, string result)
            {
                Tensor gd = g.To(d), pd = p.To(d).Clone(), md = v.To(d).Clone(), vd = v.To(d).Clone();
                if (kind == "sgd") pd.Backend.SgdStep(0.1, gd, pd);
                else if (kind == "momentum") pd.Backend.MomentumStep(0.1, 0.9, gd, vd, pd);
                else pd.Backend.AdamStep(0.01, 0.9, 0.999, 1e-8, gd, md, vd, pd);
                return result == "p" ? pd : result == "m" ? md : vd;
            }
        }
    }
}
