using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DeZeroNative;

/// <summary>The graph behind a variable in the DOT language of Graphviz: variables as orange ellipses, functions as blue boxes.</summary>
public static class GraphDrawing
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The text of the graph. Nodes are numbered in the order of the walk from the output, so that one graph gives one text.</summary>
    /// <param name="output">The variable to start from.</param>
    /// <param name="verbose">Whether variables show their shape and type beside their name.</param>
    public static string ToDot(Variable output, bool verbose = true)
    {
        ArgumentNullException.ThrowIfNull(output);
        var text = new StringBuilder("digraph g {\n");
        var numbers = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var functions = new List<Function>();
        var edges = new Dictionary<Function, List<int>>(ReferenceEqualityComparer.Instance);
        AddVariable(output);
        // The list grows while it is walked. Edges to outputs are written last, because another output may be met later.
        for (int i = 0; i < functions.Count; i++)
        {
            Function function = functions[i];
            text.Append(CultureInfo.InvariantCulture, $"{Number(function)} [label=\"{Escape(function.Name)}\", color=lightblue, style=filled, shape=box]\n");
            foreach (Variable x in function.Inputs)
            {
                AddVariable(x);
                text.Append(CultureInfo.InvariantCulture, $"{Number(x)} -> {Number(function)}\n");
            }
        }
        foreach (Function function in functions)
            foreach (int y in edges[function]) text.Append(CultureInfo.InvariantCulture, $"{Number(function)} -> {y}\n");
        return text.Append("}\n").ToString();

        int Number(object node)
        {
            if (!numbers.TryGetValue(node, out int number)) numbers.Add(node, number = numbers.Count);
            return number;
        }

        void AddVariable(Variable x)
        {
            if (numbers.ContainsKey(x)) return;
            text.Append(CultureInfo.InvariantCulture, $"{Number(x)} [label=\"{Escape(Label(x, verbose))}\", color=orange, style=filled]\n");
            if (x.Creator is not { } creator) return;
            if (!edges.TryGetValue(creator, out List<int>? outputs))
            {
                edges.Add(creator, outputs = []);
                functions.Add(creator);
            }
            outputs.Add(Number(x));
        }
    }

    /// <summary>
    /// Draws the graph to a file, in the format that its extension names (png, svg, pdf, ...), through the program <c>dot</c> of
    /// Graphviz. Where that is not installed, and for the extensions .dot and .gv, the text is written instead, to a file of
    /// extension .dot in the first case.
    /// </summary>
    /// <returns>The file that was written, and why it is not the one asked for where it is not.</returns>
    /// <exception cref="IOException">The file cannot be written, or <c>dot</c> failed; the message holds what it said.</exception>
    public static GraphDrawingResult Save(Variable output, string path, bool verbose = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string dot = ToDot(output, verbose), format = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        if (format is "dot" or "gv" or "")
        {
            Write(path, dot);
            return new(path, Message: null);
        }
        string text = Path.ChangeExtension(path, ".dot");
        string draft = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Guid.NewGuid():N}.{format}");
        try
        {
            if (!TryDraw(dot, format, draft))
            {
                Write(text, dot);
                return new(text, $"Graphviz is not installed (no program named dot), so {text} holds the text of the graph; install it, then: dot {text} -T {format} -o {path}");
            }
            File.Move(draft, path, overwrite: true);
            return new(path, Message: null);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string Label(Variable x, bool verbose)
    {
        string name = x.Name ?? "";
        if (!verbose) return name;
        string facts = $"{x.Shape} {x.DType.Name()}";
        return name.Length > 0 ? $"{name}: {facts}" : facts;
    }

    private static string Escape(string label) =>
        label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Runs <c>dot</c>; false where there is no such program.</summary>
    private static bool TryDraw(string dot, string format, string path)
    {
        var start = new ProcessStartInfo("dot") { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add($"-T{format}");
        start.ArgumentList.Add("-o");
        start.ArgumentList.Add(path);
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return false;
        }
        using (process)
        {
            Task<string> errors = process!.StandardError.ReadToEndAsync();
            try
            {
                process.StandardInput.Write(dot);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it read everything; its exit code tells why.
            }
            if (!process.WaitForExit(s_patience))
            {
                process.Kill();
                throw new IOException($"[graph] dot did not finish within {s_patience.TotalSeconds} seconds");
            }
            if (process.ExitCode != 0) throw new IOException($"[graph] dot failed: {errors.GetAwaiter().GetResult().Trim()}");
            return true;
        }
    }

    private static void Write(string path, string text)
    {
        // Beside the file first, so that a failure leaves no half of one.
        string draft = path + ".part";
        File.WriteAllText(draft, text);
        File.Move(draft, path, overwrite: true);
    }
}
