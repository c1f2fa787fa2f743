namespace DeZeroNative.Drawing;

/// <summary>What is behind a variable: every variable and function once, and an edge for each use. One graph gives one order.</summary>
internal sealed class RecordedGraph
{
    private readonly Dictionary<object, GraphNode> _nodeOf = new(ReferenceEqualityComparer.Instance);
    private readonly List<GraphNode> _nodes = [];
    private readonly List<(GraphNode From, GraphNode To)> _edges = [];
    private readonly Dictionary<Function, List<GraphNode>> _results = new(ReferenceEqualityComparer.Instance);

    public RecordedGraph(Variable output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var functions = new List<Function>();
        AddVariable(output);
        // The list grows while it is walked. Edges to outputs come last, because another output may be met later.
        for (int i = 0; i < functions.Count; i++)
        {
            GraphNode function = Add(new(_nodes.Count, null, functions[i]), functions[i]);
            foreach (Variable x in functions[i].Inputs) _edges.Add((AddVariable(x), function));
        }
        foreach (Function function in functions)
            foreach (GraphNode y in _results[function]) _edges.Add((_nodeOf[function], y));

        GraphNode AddVariable(Variable x)
        {
            if (_nodeOf.TryGetValue(x, out GraphNode? known)) return known;
            GraphNode node = Add(new(_nodes.Count, x, null), x);
            if (x.Creator is not { } creator) return node;
            if (!_results.TryGetValue(creator, out List<GraphNode>? ys))
            {
                _results.Add(creator, ys = []);
                functions.Add(creator);
            }
            ys.Add(node);
            return node;
        }
    }

    /// <summary>The nodes by number; the first is the output.</summary>
    public IReadOnlyList<GraphNode> Nodes => _nodes;

    /// <summary>From variables to the functions that use them, and from functions to their results; one that uses a variable twice has two.</summary>
    public IReadOnlyList<(GraphNode From, GraphNode To)> Edges => _edges;

    /// <summary>The results of a function that are in the graph.</summary>
    public IReadOnlyList<GraphNode> ResultsOf(Function function) => _results[function];

    private GraphNode Add(GraphNode node, object part)
    {
        _nodeOf.Add(part, node);
        _nodes.Add(node);
        return node;
    }
}
