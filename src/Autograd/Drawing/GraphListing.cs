using System.Globalization;
using System.Text;

namespace DeZeroNative.Drawing;

/// <summary>A recorded graph as lines of text: what it counts, what goes in, and every function in an order in which it can be computed.</summary>
internal sealed class GraphListing
{
    private readonly RecordedGraph _graph;
    private readonly Dictionary<Variable, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _lastNumber = new(StringComparer.Ordinal);
    private readonly Variable[] _leaves;
    private readonly Function[] _functions;

    private GraphListing(RecordedGraph graph)
    {
        _graph = graph;
        _leaves = [.. graph.Nodes.Reverse().Select(node => node.Variable).OfType<Variable>().Where(x => x.Creator is null)];
        _functions = [.. graph.Nodes.Reverse().Select(node => node.Function).OfType<Function>().OrderBy(function => function.Generation)];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (Variable x in _leaves.Concat(_functions.SelectMany(OutputsOf))) _names.Add(x, NameOf(x, taken));
    }

    /// <summary>The text; of longer listings the middle is left out.</summary>
    public static string Of(RecordedGraph graph, int mostFunctions)
    {
        var listing = new GraphListing(graph);
        var text = new StringBuilder();
        foreach (string line in listing.Lines(mostFunctions)) text.Append(line).Append('\n');
        return text.ToString();
    }

    private IEnumerable<string> Lines(int mostFunctions)
    {
        Variable output = _graph.Nodes[0].Variable!;
        IEnumerable<string> kinds = _functions.GroupBy(function => function.Name).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Count()}"));
        yield return string.Create(CultureInfo.InvariantCulture, $"{_names[output]}: {_functions.Length} functions, {_leaves.Length} inputs, {output.Generation} deep")
            + (_functions.Length > 0 ? $" ({string.Join(", ", kinds)})" : "");

        var rows = new List<(string Left, string Right)>(_leaves.Select(x => (_names[x], $"{Facts(x)}, {Role(x)}")));
        int head = _functions.Length <= mostFunctions ? _functions.Length : mostFunctions / 2, tail = Math.Min(_functions.Length, mostFunctions) - head;
        rows.AddRange(_functions.Take(head).Select(Row));
        if (head + tail < _functions.Length) rows.Add(("...", string.Create(CultureInfo.InvariantCulture, $"{_functions.Length - head - tail} more")));
        rows.AddRange(_functions.TakeLast(tail).Select(Row));
        int width = rows.Max(row => row.Left.Length);
        foreach ((string left, string right) in rows) yield return $"  {left.PadRight(width)}  {right}";
    }

    private (string Left, string Right) Row(Function function)
    {
        Variable[] ys = [.. OutputsOf(function)];
        return ($"{string.Join(", ", ys.Select(y => _names[y]))} = {function.Name}({string.Join(", ", function.Inputs.Select(x => _names[x]))})", string.Join(", ", ys.Select(Facts)));
    }

    private IEnumerable<Variable> OutputsOf(Function function) => _graph.ResultsOf(function).Select(node => node.Variable!).OrderBy(y => y.OutputIndex);

    private static string Facts(Variable x) => $"{x.Shape} {x.DType.Name()}";

    private static string Role(Variable x) => x is Parameter ? "parameter" : x.RequiresGrad ? "variable" : "constant";

    /// <summary>The variable's name, or a number; a name that several variables have is numbered too.</summary>
    private string NameOf(Variable x, HashSet<string> taken)
    {
        bool isNamed = x.Name is { Length: > 0 };
        string stem = isNamed ? x.Name! : x.Creator is null && !x.RequiresGrad ? "c" : "v";
        if (isNamed && taken.Add(stem)) return stem;
        int number = _lastNumber.GetValueOrDefault(stem, isNamed ? 1 : 0);
        string name;
        do name = string.Create(CultureInfo.InvariantCulture, $"{stem}{++number}");
        while (!taken.Add(name));
        _lastNumber[stem] = number;
        return name;
    }
}
