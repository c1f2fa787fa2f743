namespace DeZeroNative.Examples.Steps;

internal sealed class Step25() : BookStep(25, "The language DOT draws graphs")
{
    public override void Run(StepPage page)
    {
        const string text = """
            digraph g {
            1 [label="x", color=orange, style=filled]
            2 [label="y", color=orange, style=filled]
            3 [label="Exp", color=lightblue, style=filled, shape=box]
            1 -> 3
            3 -> 2
            }

            """;
        File.WriteAllText(page.PathOf("sample.dot"), text);
        page.Wrote("sample.dot");
        page.Print("to see it: dot sample.dot -T png -o sample.png");
    }
}
