using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using DeZeroNative.Drawing;

namespace DeZeroNative;

/// <summary>The graph behind a variable as a picture, in the DOT language of Graphviz, or as text: variables are orange ellipses, functions blue boxes.</summary>
public static class GraphDrawing
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The graph in the DOT language. Nodes are numbered in the order of the walk from the output, so that one graph gives one text.</summary>
    /// <param name="output">The variable to start from.</param>
    /// <param name="verbose">Whether variables show their shape and type beside their name.</param>
    public static string ToDot(Variable output, bool verbose = true)
    {
        var graph = new RecordedGraph(output);
        var text = new StringBuilder("digraph g {\n");
        foreach (GraphNode node in graph.Nodes)
            text.Append(CultureInfo.InvariantCulture, $"{node.Number} [label=\"{Escape(node.Label(verbose))}\", {(node.IsFunction ? "color=lightblue, style=filled, shape=box" : "color=orange, style=filled")}]\n");
        foreach ((GraphNode from, GraphNode to) in graph.Edges) text.Append(CultureInfo.InvariantCulture, $"{from.Number} -> {to.Number}\n");
        return text.Append("}\n").ToString();
    }

    /// <summary>The graph as an SVG picture, drawn here: Graphviz is not needed. Inputs are above, the output below.</summary>
    /// <param name="output">The variable to start from.</param>
    /// <param name="verbose">Whether variables show their shape and type beside their name.</param>
    public static string ToSvg(Variable output, bool verbose = true) => SvgDrawing.Of(new(output), verbose);

    /// <summary>
    /// The graph in lines for a console: what it counts, its inputs, and each function with what it reads and makes, in an order in which it
    /// can be computed. Variables without a name are called v1, v2, ..., constants c1, c2, ....
    /// </summary>
    /// <param name="output">The variable to start from.</param>
    /// <param name="mostFunctions">How many functions are listed; the middle of longer lists is left out.</param>
    public static string ToText(Variable output, int mostFunctions = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostFunctions);
        return GraphListing.Of(new(output), mostFunctions);
    }

    /// <summary>
    /// Draws the graph to a file, in the format that its extension names: .svg here, .dot and .gv as text in the DOT language, others (png,
    /// pdf, ...) through the program <c>dot</c> of Graphviz. Where that is not installed, the text is written instead, to a file of
    /// extension .dot.
    /// </summary>
    /// <returns>The file that was written, and why it is not the one asked for where it is not.</returns>
    /// <exception cref="IOException">The file cannot be written, or <c>dot</c> failed; the message holds what it said.</exception>
    public static GraphDrawingResult Save(Variable output, string path, bool verbose = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string format = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        if (format is "svg")
        {
            Write(path, ToSvg(output, verbose));
            return new(path, Message: null);
        }
        string dot = ToDot(output, verbose);
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
