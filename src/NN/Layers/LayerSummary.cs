using System.Globalization;
using System.Text;

namespace DeZeroNative.NN;

/// <summary>The layers of a model, the shapes of their outputs and their parameters; <see cref="ToString"/> is a table for the console.</summary>
public sealed class LayerSummary
{
    private const string Unknown = "-";

    internal LayerSummary(Layer layer, Shape input, IReadOnlyDictionary<Layer, Shape> outputs)
    {
        Input = input;
        var rows = new List<LayerSummaryRow>();
        AddRows(rows, layer, key: "", depth: 0, outputs);
        Rows = rows;
        Trainable = layer.CountParameters(frozen: false);
        Frozen = layer.CountParameters(frozen: true);
        Buffers = layer.NamedBuffers().Select(named => named.Value).Distinct().Sum(buffer => buffer.Size);
    }

    /// <summary>The shape of the input.</summary>
    public Shape Input { get; }

    /// <summary>The layers, each before those inside it.</summary>
    public IReadOnlyList<LayerSummaryRow> Rows { get; }

    /// <summary>Elements of all parameters.</summary>
    public long Parameters => Trainable + Frozen;

    /// <summary>Elements of the parameters that learn.</summary>
    public long Trainable { get; }

    /// <summary>Elements of the frozen parameters.</summary>
    public long Frozen { get; }

    /// <summary>Elements of the buffers.</summary>
    public long Buffers { get; }

    /// <summary>The table.</summary>
    public override string ToString()
    {
        string[][] cells =
        [
            ["Layer", "Output", "Parameters"],
            .. Rows.Select(row => new[] { Title(row), row.Output is { } shape ? shape.ToString() : Unknown, Number(row.Parameters) }),
        ];
        int[] widths = [.. Enumerable.Range(0, 3).Select(column => cells.Max(row => row[column].Length))];
        string line = new('-', widths.Sum() + 4);
        var text = new StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            text.Append(cells[i][0].PadRight(widths[0])).Append("  ").Append(cells[i][1].PadRight(widths[1])).Append("  ");
            text.Append(cells[i][2].PadLeft(widths[2])).Append('\n');
            if (i == 0) text.Append(line).Append('\n');
        }
        text.Append(line).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"input {Input}, parameters {Number(Parameters)}, trainable {Number(Trainable)}, ");
        return text.Append(CultureInfo.InvariantCulture, $"frozen {Number(Frozen)}, buffers {Number(Buffers)}").ToString();
    }

    private static void AddRows(List<LayerSummaryRow> rows, Layer layer, string key, int depth, IReadOnlyDictionary<Layer, Shape> outputs)
    {
        Shape? output = outputs.TryGetValue(layer, out Shape shape) ? shape : default(Shape?);
        rows.Add(new LayerSummaryRow(key, depth, layer, output, layer.CountParameters()));
        foreach ((string name, Layer inner) in layer.NamedLayers) AddRows(rows, inner, key.Length == 0 ? name : $"{key}/{name}", depth + 1, outputs);
    }

    private static string Title(LayerSummaryRow row)
    {
        string type = row.Layer.GetType().Name;
        return row.Depth == 0 ? type : $"{new string(' ', 2 * row.Depth)}{row.Key[(row.Key.LastIndexOf('/') + 1)..]} ({type})";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
