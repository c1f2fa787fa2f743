namespace DeZeroNative.Examples.Steps;

internal sealed class Step15() : BookStep(15, "The order of a graph that forks: generations")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);
        Variable a = F.Square(x);
        Variable left = F.Square(a), right = F.Square(a);
        Variable y = F.Add(left, right);

        // Backward takes the function of the latest generation first, so that a waits for both of its users.
        foreach (Variable at in new[] { y, left, right, a }) page.Print(at.Creator!.Name, "of generation", at.Creator.Generation);
    }
}
