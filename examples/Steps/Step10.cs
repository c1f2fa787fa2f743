namespace DeZeroNative.Examples.Steps;

internal sealed class Step10() : BookStep(10, "Tests")
{
    public override void Run(StepPage page)
    {
        int passed = 0;
        Check("forward of square at 2", F.Square(new Variable(2.0)).Data.Item() == 4);

        var x = new Variable(3.0);
        F.Square(x).Backward();
        Check("backward of square at 3", x.Grad!.Data.Item() == 6);

        GradientReport report = GradientCheck.Compare(xs => F.Square(xs[0]), [new RandomGenerator(0).Uniform(1, dtype: DType.Float64)]);
        Check("gradient of square against differences", report.Passed);
        page.Print($"Ran {passed} tests: OK");

        void Check(string name, bool holds)
        {
            if (!holds) throw new InvalidOperationException($"[step 10] failed: {name}");
            page.Print("ok:", name);
            passed++;
        }
    }
}
