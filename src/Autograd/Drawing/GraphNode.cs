namespace DeZeroNative.Drawing;

/// <summary>A variable or function of a recorded graph, numbered in the order of the walk from the output.</summary>
internal sealed record GraphNode(int Number, Variable? Variable, Function? Function)
{
    public bool IsFunction => Function is not null;

    /// <summary>The function's name, or the variable's with shape and type if these are wanted.</summary>
    public string Label(bool verbose)
    {
        if (Function is not null) return Function.Name;
        string name = Variable!.Name ?? "";
        if (!verbose) return name;
        string facts = $"{Variable.Shape} {Variable.DType.Name()}";
        return name.Length > 0 ? $"{name}: {facts}" : facts;
    }
}
