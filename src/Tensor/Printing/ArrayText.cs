using System.Globalization;
using System.Text;

namespace DeZeroNative;

/// <summary>
/// A tensor as NumPy prints an array: nested brackets, columns of one width, lines of at most 75 characters, and of more than
/// 1000 elements only the first and last three along each axis.
/// </summary>
internal static class ArrayText
{
    private const int LineWidth = 75, Threshold = 1000, EdgeItems = 3;

    internal static string Of(Tensor x)
    {
        if (x.Size == 0) return "[]";
        if (x.Rank == 0) return Alone(x);
        (Tensor shown, int cut) = x.Size > Threshold ? Edges(x) : (x, 0);
        var writer = new Writer(Column(shown.To(Device.Cpu)), shown.Shape, cut);
        return writer.Write(axis: 0, indent: " ", width: LineWidth);
    }

    /// <summary>The first and last elements along each long axis, and a bit for every axis cut so.</summary>
    private static (Tensor Shown, int Cut) Edges(Tensor x)
    {
        int cut = 0;
        Tensor shown = x;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            if (x.Shape[axis] <= 2 * EdgeItems) continue;
            cut |= 1 << axis;
            shown = Tensor.Concat([shown.Narrow(axis, 0, EdgeItems), shown.Narrow(axis, shown.Shape[axis] - EdgeItems, EdgeItems)], axis);
        }
        return (shown, cut);
    }

    private static string Alone(Tensor x) => x.DType switch
    {
        DType.Float32 or DType.Float64 => FloatText.Alone(x.Item(), x.DType == DType.Float32),
        DType.Bool => x.Item() != 0 ? "True" : "False",
        _ => x.Item<long>().ToString(CultureInfo.InvariantCulture),
    };

    private static string[] Column(Tensor x)
    {
        if (x.DType.IsFloat()) return FloatText.Column(x.To(DType.Float64).ToArray<double>(), x.DType == DType.Float32);
        string[] texts = x.DType == DType.Bool
            ? Array.ConvertAll(x.ToArray<byte>(), v => v != 0 ? " True" : "False")
            : Array.ConvertAll(x.To(DType.Int64).ToArray<long>(), v => v.ToString(CultureInfo.InvariantCulture));
        int width = texts.Max(text => text.Length);
        return Array.ConvertAll(texts, text => text.PadLeft(width));
    }

    /// <summary>Writes elements, given in row-major order, into brackets.</summary>
    private sealed class Writer(string[] elements, Shape shape, int cut)
    {
        private int _next;

        internal string Write(int axis, string indent, int width)
        {
            bool summarized = (cut >> axis & 1) != 0, innermost = axis == shape.Rank - 1;
            var text = new StringBuilder("[");
            // The length of a line counts its indent, which the bracket stands in for on the first.
            int line = indent.Length;
            for (int i = 0; i < shape[axis]; i++)
            {
                if (summarized && i == EdgeItems) Append("...", i);
                Append(innermost ? elements[_next++] : Write(axis + 1, indent + " ", width - 1), i);
            }
            return text.Append(']').ToString();

            void Append(string item, int i)
            {
                if (!innermost)
                {
                    if (i > 0) text.Append('\n', shape.Rank - axis - 1).Append(indent);
                    text.Append(item);
                    return;
                }
                if (line + (i > 0 ? 1 : 0) + item.Length > width - 1 && line > indent.Length)
                {
                    while (text[^1] == ' ') text.Length--;
                    text.Append('\n').Append(indent);
                    line = indent.Length;
                }
                else if (i > 0)
                {
                    text.Append(' ');
                    line++;
                }
                text.Append(item);
                line += item.Length;
            }
        }
    }
}
