namespace DeZeroNative.Examples.Steps;

internal sealed class Step26() : BookStep(26, "Drawing a recorded graph")
{
    public override void Run(StepPage page)
    {
        Variable x = new(1.0, name: "x"), y = new(1.0, name: "y");
        Variable z = Step24.GoldsteinPrice(x, y);
        z.Backward();
        z.Name = "z";

        page.SaveGraph(z, "goldstein");
    }
}
