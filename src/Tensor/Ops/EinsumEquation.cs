namespace DeZeroNative;

/// <summary>
/// What an einsum computes: for each operand a label per axis, and the labels of the result's axes. Elements that share
/// their labels' positions are multiplied, and labels that the result lacks are summed over. The letters of an equation are the labels
/// 0 to 51; the axes of an ellipsis follow, counted from the last of them, so that they meet as in broadcasting.
/// </summary>
internal sealed class EinsumEquation
{
    private const int Letters = 52;

    internal EinsumEquation(int[][] operands, int[] output)
    {
        Operands = operands;
        Output = output;
    }

    /// <summary>Per operand, the label of each axis.</summary>
    internal int[][] Operands { get; }

    /// <summary>The label of each axis of the result.</summary>
    internal int[] Output { get; }

    /// <summary>Reads an equation such as <c>"ij,jk->ik"</c>, <c>"...ij,...jk"</c> or <c>"ii->"</c> for operands of some shapes.</summary>
    /// <exception cref="ArgumentException">The equation is malformed, or does not fit the operands' numbers of axes.</exception>
    internal static EinsumEquation Parse(string equation, ReadOnlySpan<Shape> shapes)
    {
        ArgumentNullException.ThrowIfNull(equation);
        string text = equation.Replace(" ", "", StringComparison.Ordinal);
        int arrow = text.IndexOf("->", StringComparison.Ordinal);
        string[] terms = (arrow < 0 ? text : text[..arrow]).Split(',');
        if (terms.Length != shapes.Length)
            throw new ArgumentException($"[einsum] \"{equation}\" is about {terms.Length} operands, {shapes.Length} given");
        var operands = new int[terms.Length][];
        int ellipsis = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            int hidden = shapes[i].Rank - terms[i].Replace("...", "", StringComparison.Ordinal).Length;
            bool open = terms[i].Contains("...", StringComparison.Ordinal);
            if (hidden < 0 || !open && hidden > 0)
                throw new ArgumentException($"[einsum] \"{terms[i]}\" in \"{equation}\" does not fit an operand of shape {shapes[i]}");
            operands[i] = Labels(terms[i], hidden, equation);
            if (open) ellipsis = Math.Max(ellipsis, hidden);
        }
        int[] output = arrow >= 0 ? Labels(text[(arrow + 2)..], ellipsis, equation) : ImpliedOutput(operands, ellipsis);
        var known = new HashSet<int>(operands.SelectMany(labels => labels));
        var named = new HashSet<int>();
        foreach (int label in output)
        {
            if (!known.Contains(label)) throw new ArgumentException($"[einsum] the output of \"{equation}\" names {Name(label)}, which no operand has");
            if (!named.Add(label)) throw new ArgumentException($"[einsum] the output of \"{equation}\" names {Name(label)} twice");
        }
        return new(operands, output);
    }

    /// <summary>The size of each label; sizes of 1 stretch to those of other operands, not of the same.</summary>
    /// <exception cref="ShapeException">The sizes of a label differ.</exception>
    internal Dictionary<int, long> Sizes(ReadOnlySpan<Shape> shapes)
    {
        var sizes = new Dictionary<int, long>();
        for (int i = 0; i < shapes.Length; i++)
        {
            for (int axis = 0; axis < shapes[i].Rank; axis++)
            {
                int label = Operands[i][axis], first = Array.IndexOf(Operands[i], label);
                long size = shapes[i][axis], known = sizes.GetValueOrDefault(label, 1);
                if (size != known && size != 1 && known != 1 || size != shapes[i][first])
                    throw new ShapeException($"[einsum] the sizes of {Name(label)} differ: {string.Join(", ", shapes.ToArray())}");
                sizes[label] = known == 1 ? size : known;
            }
        }
        return sizes;
    }

    // Ellipsis first, then the letters that occur once, as Python sorts them.
    private static int[] ImpliedOutput(int[][] operands, int ellipsis)
    {
        var output = new List<int>();
        for (int k = ellipsis - 1; k >= 0; k--) output.Add(Letters + k);
        output.AddRange(operands.SelectMany(labels => labels).GroupBy(label => label).Where(group => group.Count() == 1 && group.Key < Letters).Select(group => group.Key).Order());
        return [.. output];
    }

    private static int[] Labels(string term, int hidden, string equation)
    {
        var labels = new List<int>();
        bool open = false;
        for (int i = 0; i < term.Length; i++)
        {
            char letter = term[i];
            if (char.IsAsciiLetter(letter))
            {
                labels.Add(char.IsAsciiLetterUpper(letter) ? letter - 'A' : letter - 'a' + Letters / 2);
            }
            else if (!open && term.AsSpan(i).StartsWith("..."))
            {
                for (int k = hidden - 1; k >= 0; k--) labels.Add(Letters + k);
                open = true;
                i += 2;
            }
            else
            {
                throw new ArgumentException($"[einsum] '{letter}' in \"{equation}\" is neither a letter nor the only \"...\" of its operand");
            }
        }
        return [.. labels];
    }

    private static string Name(int label) => label switch
    {
        >= Letters => "an axis of the ellipsis",
        >= Letters / 2 => $"'{(char)('a' + label - Letters / 2)}'",
        _ => $"'{(char)('A' + label)}'",
    };
}
