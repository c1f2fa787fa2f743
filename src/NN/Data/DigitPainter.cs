namespace DeZeroNative.NN;

/// <summary>
/// Draws one digit of 28 by 28 bytes. Only operations that IEEE 754 fixes to the bit are used (+ - * / and square root, no sine, no fused
/// multiply-add), so that a seed makes the same bytes everywhere; rotations are by tan of the half angle.
/// </summary>
internal ref struct DigitPainter
{
    /// <summary>Width and height of a picture.</summary>
    public const int Side = 28;

    private const int StepsPerSpan = 4;
    private const double UnitsToPixels = 1.38;

    private readonly Span<byte> _pixels;
    private readonly Span<float> _ink;
    private PhiloxStream _random;
    private double _xx, _xy, _yx, _yy, _centerX, _centerY, _radius, _softness;

    private DigitPainter(Span<byte> pixels, Span<float> ink, PhiloxStream random)
    {
        _pixels = pixels;
        _ink = ink;
        _random = random;
    }

    /// <summary>Draws <paramref name="digit"/> in a hand of its own, given by the random numbers.</summary>
    public static void Paint(int digit, PhiloxStream random, Span<byte> pixels)
    {
        Span<float> ink = stackalloc float[Side * Side];
        ink.Clear();
        new DigitPainter(pixels, ink, random).Paint(digit);
    }

    private void Paint(int digit)
    {
        ChooseHand();
        DigitStroke[][] habits = DigitShapes.All[digit];
        foreach (DigitStroke stroke in habits[(int)(_random.NextDouble() * habits.Length)]) Draw(stroke);

        double strength = Between(190, 255);
        double noise = Between(0, 14);
        for (int i = 0; i < _pixels.Length; i++)
        {
            // Noise where there is ink, so that paper stays 0 as in MNIST.
            double value = _ink[i] * strength;
            if (value > 0) value += noise * ((2 * _random.NextDouble()) - 1);
            _pixels[i] = (byte)(Math.Clamp(value, 0, 255) + 0.5);
        }
    }

    private void ChooseHand()
    {
        double scaleX = UnitsToPixels * Between(0.72, 1.12), scaleY = UnitsToPixels * Between(0.8, 1.1);
        double shear = Between(-0.3, 0.3), halfAngle = Between(-0.11, 0.11);
        double norm = 1 + (halfAngle * halfAngle), cos = (1 - (halfAngle * halfAngle)) / norm, sin = 2 * halfAngle / norm;

        // Rotation times shear times scale, about the middle of the box.
        _xx = cos * scaleX;
        _xy = ((cos * shear) - sin) * scaleY;
        _yx = sin * scaleX;
        _yy = ((sin * shear) + cos) * scaleY;
        _centerX = (Side / 2) + Between(-2, 2);
        _centerY = (Side / 2) + Between(-2, 2);
        _radius = Between(0.55, 1.6);
        _softness = Between(0.5, 0.9);
    }

    private void Draw(DigitStroke stroke)
    {
        int count = stroke.Points.Length / 2;
        Span<double> x = stackalloc double[count], y = stackalloc double[count];
        for (int i = 0; i < count; i++)
        {
            double u = stroke.Points[2 * i] - 5 + Between(-0.5, 0.5), v = stroke.Points[(2 * i) + 1] - 7 + Between(-0.5, 0.5);
            x[i] = (_xx * u) + (_xy * v) + _centerX;
            y[i] = (_yx * u) + (_yy * v) + _centerY;
        }

        int spans = stroke.Closed ? count : count - 1;
        for (int i = 0; i < spans; i++)
        {
            int next = (i + 1) % count;
            if (!stroke.Smooth)
            {
                DrawSegment(x[i], y[i], x[next], y[next]);
                continue;
            }

            int before = stroke.Closed ? (i + count - 1) % count : Math.Max(i - 1, 0);
            int after = stroke.Closed ? (i + 2) % count : Math.Min(i + 2, count - 1);
            double fromX = x[i], fromY = y[i];
            for (int step = 1; step <= StepsPerSpan; step++)
            {
                double t = (double)step / StepsPerSpan;
                double toX = CatmullRom(x[before], x[i], x[next], x[after], t), toY = CatmullRom(y[before], y[i], y[next], y[after], t);
                DrawSegment(fromX, fromY, toX, toY);
                (fromX, fromY) = (toX, toY);
            }
        }
    }

    /// <summary>The curve from b (t = 0) to c (t = 1) with the slopes (c - a) / 2 and (d - b) / 2.</summary>
    private static double CatmullRom(double a, double b, double c, double d, double t) =>
        b + (0.5 * t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));

    private readonly void DrawSegment(double x0, double y0, double x1, double y1)
    {
        double reach = _radius + _softness;
        double dx = x1 - x0, dy = y1 - y0, length2 = (dx * dx) + (dy * dy);
        int left = Pixel(Math.Min(x0, x1) - reach), right = Pixel(Math.Max(x0, x1) + reach);
        int top = Pixel(Math.Min(y0, y1) - reach), bottom = Pixel(Math.Max(y0, y1) + reach);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                double px = column + 0.5 - x0, py = row + 0.5 - y0;
                double along = length2 > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length2, 0, 1) : 0;
                double ex = px - (along * dx), ey = py - (along * dy);
                double distance2 = (ex * ex) + (ey * ey);
                if (distance2 >= reach * reach) continue;
                double cover = (reach - Math.Sqrt(distance2)) / (2 * _softness);
                ref float ink = ref _ink[(row * Side) + column];
                ink = Math.Max(ink, (float)Math.Clamp(cover, 0, 1));
            }
        }
    }

    private static int Pixel(double place) => (int)Math.Clamp(Math.Floor(place), 0, Side - 1);

    private double Between(double low, double high) => low + ((high - low) * _random.NextDouble());
}
