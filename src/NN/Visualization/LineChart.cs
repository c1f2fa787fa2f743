using System.Globalization;

namespace DeZeroNative.NN;

/// <summary>
/// Curves over steps or epochs, such as loss and accuracy: axes, ticks, several named series. <c>chart.Add("train", losses); chart.SavePng(path);</c>
/// </summary>
public sealed class LineChart
{
    private const int Left = 96;
    private const int Right = 28;
    private const int Top = 64;
    private const int Bottom = 64;

    private static readonly Rgb s_ink = new(52, 58, 64);
    private static readonly Rgb s_grid = new(226, 230, 234);

    private readonly List<(string Name, double[] X, double[] Y)> _series = [];

    /// <summary>Creates an empty chart.</summary>
    public LineChart(string title, string xLabel, string yLabel, int width = 900, int height = 560)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 200);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 200);
        (Title, XLabel, YLabel, Width, Height) = (title, xLabel, yLabel, width, height);
    }

    /// <summary>The heading.</summary>
    public string Title { get; }

    /// <summary>What runs to the right.</summary>
    public string XLabel { get; }

    /// <summary>What runs upwards.</summary>
    public string YLabel { get; }

    /// <summary>Width of the picture in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the picture in pixels.</summary>
    public int Height { get; }

    /// <summary>Adds a curve over 1, 2, 3 ...; numbers that are not finite leave a gap.</summary>
    public void Add(string name, IEnumerable<double> values)
    {
        double[] y = [.. values];
        Add(name, Enumerable.Range(1, y.Length).Select(i => (double)i), y);
    }

    /// <summary>Adds a curve; numbers that are not finite leave a gap.</summary>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public void Add(string name, IEnumerable<double> xs, IEnumerable<double> ys)
    {
        double[] x = [.. xs], y = [.. ys];
        if (x.Length != y.Length) throw new ArgumentException($"[line_chart] {x.Length} x and {y.Length} y in '{name}'");
        _series.Add((name, x, y));
    }

    /// <summary>Draws the chart.</summary>
    public Picture Draw()
    {
        var picture = new Picture(Width, Height);
        ChartAxis xAxis = ChartAxis.Covering(_series.SelectMany(s => s.X), pixelStart: Left, pixelEnd: Width - Right, tickDistance: 90, tight: true);
        ChartAxis yAxis = ChartAxis.Covering(_series.SelectMany(s => s.Y), pixelStart: Height - Bottom, pixelEnd: Top, tickDistance: 48, tight: false);
        DrawFrame(picture, xAxis, yAxis);
        for (int i = 0; i < _series.Count; i++)
            DrawSeries(picture, _series[i].X, _series[i].Y, xAxis, yAxis, Rgb.Series(i));
        DrawLegend(picture);
        return picture;
    }

    /// <summary>Draws the chart and writes it as PNG.</summary>
    public void SavePng(string path) => Draw().SavePng(path);

    private void DrawFrame(Picture picture, ChartAxis xAxis, ChartAxis yAxis)
    {
        foreach (double tick in xAxis.Ticks())
        {
            double x = xAxis.Pixel(tick);
            picture.Line(x, Top, x, Height - Bottom, s_grid);
            picture.Text(xAxis.Label(tick), (int)x, Height - Bottom + 10, s_ink, alignment: TextAlignment.Center);
        }

        foreach (double tick in yAxis.Ticks())
        {
            double y = yAxis.Pixel(tick);
            picture.Line(Left, y, Width - Right, y, s_grid);
            picture.Text(yAxis.Label(tick), Left - 10, (int)y - 7, s_ink, alignment: TextAlignment.Right);
        }

        picture.Line(Left, Top, Left, Height - Bottom, s_ink, 1.5);
        picture.Line(Left, Height - Bottom, Width - Right, Height - Bottom, s_ink, 1.5);
        picture.Text(Title, Width / 2, 12, s_ink, alignment: TextAlignment.Center);
        picture.Text(XLabel, (Left + Width - Right) / 2, Height - 26, s_ink, alignment: TextAlignment.Center);
        picture.Text(YLabel, 12, Top - 28, s_ink);
    }

    private static void DrawSeries(Picture picture, double[] x, double[] y, ChartAxis xAxis, ChartAxis yAxis, Rgb color)
    {
        bool few = x.Length <= 40;
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i])) continue;
            if (i > 0 && double.IsFinite(x[i - 1]) && double.IsFinite(y[i - 1]))
                picture.Line(xAxis.Pixel(x[i - 1]), yAxis.Pixel(y[i - 1]), xAxis.Pixel(x[i]), yAxis.Pixel(y[i]), color, 2);
            if (few) picture.Disc(xAxis.Pixel(x[i]), yAxis.Pixel(y[i]), 3.2, color);
        }
    }

    private void DrawLegend(Picture picture)
    {
        if (_series.Count == 0) return;
        string[] labels = [.. _series.Select(s => s.Y.Length == 0 ? s.Name : string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.Y[^1]:G4}"))];
        int width = labels.Max(label => Picture.TextWidth(label)) + 44, rowHeight = 22;
        int left = Width - Right - width - 8, top = LegendTop(rowHeight * labels.Length);
        picture.FillRectangle(left, top, width, (rowHeight * labels.Length) + 8, Rgb.White);
        for (int i = 0; i < labels.Length; i++)
        {
            int y = top + 8 + (rowHeight * i);
            picture.Line(left + 8, y + 7, left + 28, y + 7, Rgb.Series(i), 3);
            picture.Text(labels[i], left + 36, y, s_ink);
        }
    }

    /// <summary>Beside curves that end high the legend goes to the bottom, else to the top.</summary>
    private int LegendTop(int height)
    {
        double[] all = [.. _series.SelectMany(s => s.Y).Where(double.IsFinite)];
        double[] last = [.. _series.Where(s => s.Y.Length > 0).Select(s => s.Y[^1]).Where(double.IsFinite)];
        bool endsHigh = last.Length > 0 && last.Average() > (all.Max() + all.Min()) / 2;
        return endsHigh ? Height - Bottom - height - 20 : Top + 8;
    }
}
