namespace DeZeroNative.NN;

/// <summary>
/// A picture of how a classifier divides the plane: each region in the pale colour of its class, the data as points on it, y upwards.
/// </summary>
public sealed class ClassMap
{
    private const double Paleness = 0.72;
    private const int RowsPerBlock = 16;

    private readonly double _xMin, _xMax, _yMin, _yMax;

    /// <summary>Creates an empty map of a part of the plane.</summary>
    public ClassMap(double xMin, double xMax, double yMin, double yMax, int width = 640, int height = 640)
    {
        if (!(xMin < xMax) || !(yMin < yMax)) throw new ArgumentException($"[class_map] empty range: x {xMin} to {xMax}, y {yMin} to {yMax}");
        (_xMin, _xMax, _yMin, _yMax) = (xMin, xMax, yMin, yMax);
        Picture = new Picture(width, height);
    }

    /// <summary>The picture drawn so far.</summary>
    public Picture Picture { get; }

    /// <summary>
    /// Colours every pixel by its class: <paramref name="classify"/> gets float32 points of shape (n, 2) and returns n class numbers, of any type.
    /// </summary>
    /// <exception cref="ShapeException">The classifier does not return one number per point.</exception>
    public void DrawRegions(Func<Tensor, Tensor> classify)
    {
        ArgumentNullException.ThrowIfNull(classify);
        for (int top = 0; top < Picture.Height; top += RowsPerBlock)
        {
            int rows = Math.Min(RowsPerBlock, Picture.Height - top);
            var points = new float[rows * Picture.Width * 2];
            for (int i = 0; i < points.Length / 2; i++)
            {
                points[2 * i] = (float)(_xMin + ((i % Picture.Width + 0.5) / Picture.Width * (_xMax - _xMin)));
                points[(2 * i) + 1] = (float)(_yMax - ((top + (i / Picture.Width) + 0.5) / Picture.Height * (_yMax - _yMin)));
            }

            Tensor answer = classify(Tensor.From(points, (points.Length / 2, 2)));
            if (answer.Size != points.Length / 2)
                throw new ShapeException($"[class_map] {points.Length / 2} points were classified as shape {answer.Shape}");
            long[] classes = answer.To(Device.Cpu).To(DType.Int64).ToArray<long>();
            for (int i = 0; i < classes.Length; i++)
                Picture[i % Picture.Width, top + (i / Picture.Width)] = Rgb.Series((int)classes[i]).Mix(Rgb.White, Paleness);
        }
    }

    /// <summary>Draws points (n, 2) in the colours of their classes (n).</summary>
    /// <exception cref="ShapeException">The shapes are not these.</exception>
    public void DrawPoints(Tensor points, Tensor classes)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(classes);
        if (points.Rank != 2 || points.Shape[1] != 2 || classes.Size != points.Shape[0])
            throw new ShapeException($"[class_map] points (n, 2) and n classes expected: {points.Shape} and {classes.Shape}");
        double[] xy = points.To(Device.Cpu).To(DType.Float64).ToArray<double>();
        long[] t = classes.To(Device.Cpu).To(DType.Int64).ToArray<long>();
        for (int i = 0; i < t.Length; i++)
        {
            double x = (xy[2 * i] - _xMin) / (_xMax - _xMin) * Picture.Width, y = (_yMax - xy[(2 * i) + 1]) / (_yMax - _yMin) * Picture.Height;
            Picture.Disc(x, y, 5, Rgb.White);
            Picture.Disc(x, y, 3.8, Rgb.Series((int)t[i]));
        }
    }

    /// <summary>Writes the picture as PNG.</summary>
    public void SavePng(string path) => Picture.SavePng(path);
}
