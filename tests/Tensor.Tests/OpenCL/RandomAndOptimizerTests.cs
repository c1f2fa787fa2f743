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
                foreach (string kind in new[] { "sgd", "momentum", "nesterov", "adam", "adagrad", "adadelta", "rmsprop", "centered", "rmsprop_momentum", "both" })
                    OpenClBench.AssertAgrees(guise, d => Step(d, kind, result), tolerance);
            }

            Tensor Step(Device d, string kind, string result)
            {
                Tensor gd = g.To(d), pd = p.To(d).Clone(), md = v.To(d).Clone(), vd = v.To(d).Clone(), bd = v.To(d).Clone();
                switch (kind)
                {
                    case "sgd": pd.Backend.SgdStep(0.1, gd, pd); break;
                    case "momentum": pd.Backend.MomentumStep(0.1, 0.9, gd, vd, pd); break;
                    case "nesterov": pd.Backend.NesterovStep(0.1, 0.9, 0.01, gd, vd, pd); break;
                    case "adam": pd.Backend.AdamStep(0.01, 0.9, 0.999, 1e-8, 0.01, gd, md, vd, pd); break;
                    case "adagrad": pd.Backend.AdaGradStep(0.1, 1e-2, gd, vd, pd); break;
                    case "adadelta": pd.Backend.AdaDeltaStep(0.9, 1e-2, gd, vd, md, pd); break;
                    default:
                        bool centered = kind is "centered" or "both", momentum = kind is "rmsprop_momentum" or "both";
                        pd.Backend.RmspropStep(0.01, 0.9, 1e-2, 0.9, gd, vd, centered ? md : null, momentum ? bd : null, pd);
                        break;
                }
                return result == "p" ? pd : result == "m" ? md : vd;
            }
        }
    }
}
