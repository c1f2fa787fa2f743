using DeZeroNative.Backends;
using DeZeroNative.Steps;

namespace DeZeroNative.Tests.OpenCL;

public class RandomAndOptimizerTests
{
    public static TheoryData<string> Guises => OpenClBench.Guises;

    [SkippableTheory]
    [MemberData(nameof(Guises))]
    public void Uniform_numbers_are_the_cpus_to_the_bit(string guise)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
        {
            foreach (int n in new[] { 1, 2, 3, 4, 5, 511, 1024, 5001 })
            {
                OpenClBench.AssertAgreesOrRefuses(guise, dtype: dtype, compute: d =>
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
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
        {
            Tensor g = OpenClBench.Numbers(777, dtype, 1), p = OpenClBench.Numbers(777, dtype, 2), v = OpenClBench.Numbers(777, dtype, 3, 0, 1);
            double tolerance = dtype == DType.Float32 ? 1e-6 : 1e-14;
            foreach (string result in new[] { "p", "m", "v" })
            {
                foreach (string kind in new[] { "sgd", "momentum", "nesterov", "adam", "adagrad", "adadelta", "rmsprop", "centered", "rmsprop_momentum", "both" })
                    OpenClBench.AssertAgreesOrRefuses(guise, d => Step(d, kind, result), tolerance, dtype);
            }

            Tensor Step(Device d, string kind, string result)
            {
                Tensor gd = g.To(d), pd = p.To(d).Clone(), md = v.To(d).Clone(), vd = v.To(d).Clone(), bd = v.To(d).Clone();
                switch (kind)
                {
                    case "sgd": Run(new SgdStep(0.1), gd, pd); break;
                    case "momentum": Run(new MomentumStep(0.1, 0.9), gd, vd, pd); break;
                    case "nesterov": Run(new NesterovStep(0.1, 0.9, 0.01), gd, vd, pd); break;
                    case "adam": Run(new AdamStep(0.01, 0.9, 0.999, 1e-8, 0.01), gd, md, vd, pd); break;
                    case "adagrad": Run(new AdaGradStep(0.1, 1e-2), gd, vd, pd); break;
                    case "adadelta": Run(new AdaDeltaStep(0.9, 1e-2), gd, vd, md, pd); break;
                    case "rmsprop": Run(new RmspropStep<No, No>(0.01, 0.9, 1e-2, 0.9), gd, vd, pd); break;
                    case "centered": Run(new RmspropStep<Yes, No>(0.01, 0.9, 1e-2, 0.9), gd, vd, md, pd); break;
                    case "rmsprop_momentum": Run(new RmspropStep<No, Yes>(0.01, 0.9, 1e-2, 0.9), gd, vd, bd, pd); break;
                    default: Run(new RmspropStep<Yes, Yes>(0.01, 0.9, 1e-2, 0.9), gd, vd, md, bd, pd); break;
                }
                return result == "p" ? pd : result == "m" ? md : vd;
            }
        }
    }

    private static void Run<TOp>(in TOp op, params Tensor[] row) where TOp : struct, IStepOp => row[0].Backend.Step(op, row);
}
