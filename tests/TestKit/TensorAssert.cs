using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace DeZeroNative.TestKit;

/// <summary>Assertions on tensors whose messages show where they differ, what was expected and the shapes.</summary>
public static class TensorAssert
{
    /// <summary>|actual - expected| &lt;= atol + rtol |expected| everywhere; NaN matches NaN and infinities their own sign.</summary>
    public static void Close(Tensor expected, Tensor actual, double rtol = 1e-5, double atol = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(expected);
        HasShape(expected.Shape, actual);
        Close(Values.Of(expected), actual, rtol, atol);
    }

    /// <summary>As <see cref="Close(Tensor, Tensor, double, double)"/>, against numbers in row-major order.</summary>
    [OverloadResolutionPriority(1)]
    public static void Close(ReadOnlySpan<double> expected, Tensor actual, double rtol = 1e-5, double atol = 1e-6) =>
        Compare(
            expected, actual, (e, a) => Same(e, a) || double.IsFinite(e) && Math.Abs(a - e) <= atol + rtol * Math.Abs(e),
            $"rtol {Text(rtol)}, atol {Text(atol)}");

    /// <summary>The same type, shape and elements; NaN matches NaN, and zeros must have the same sign.</summary>
    public static void Equal(Tensor expected, Tensor actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        HasShape(expected.Shape, actual);
        if (expected.DType != actual.DType)
            throw new XunitException($"expected {expected.DType.Name()}, got {actual.DType.Name()} of shape {actual.Shape}");
        Equal(Values.Of(expected), actual);
    }

    /// <summary>As <see cref="Equal(Tensor, Tensor)"/>, against numbers in row-major order.</summary>
    [OverloadResolutionPriority(1)]
    public static void Equal(ReadOnlySpan<double> expected, Tensor actual) =>
        Compare(expected, actual, (e, a) => Same(e, a) && (double.IsNaN(e) || double.IsNegative(e) == double.IsNegative(a)), "exactly");

    /// <summary>
    /// Within a number of units in the last place of the expected values, which are given in double precision or, for float64,
    /// as exactly as the reference is. Results below the smallest normal number may differ by <paramref name="ulps"/> of the smallest step.
    /// </summary>
    public static void WithinUlps(ReadOnlySpan<double> expected, Tensor actual, double ulps)
    {
        ArgumentNullException.ThrowIfNull(actual);
        bool single = actual.DType == DType.Float32;
        Compare(expected, actual, (e, a) => Near(e, a, single, ulps), $"{Text(ulps)} ulp");
    }

    /// <summary>The shape is the expected one.</summary>
    public static void HasShape(Shape expected, Tensor actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        if (expected != actual.Shape) throw new XunitException($"expected shape {expected}, got {actual.Shape} of {actual.DType.Name()}");
    }

    /// <summary>Whether both are one number, or both NaN; the zeros are one number.</summary>
    private static bool Same(double expected, double actual) => expected == actual || double.IsNaN(expected) && double.IsNaN(actual);

    private static bool Near(double expected, double actual, bool single, double ulps)
    {
        // A reference in double precision may lie past the range of single precision, where the result is infinite.
        if (Same(single ? (float)expected : expected, actual)) return true;
        if (!double.IsFinite(expected)) return false;
        double step = single
            ? Math.Max(MathF.BitIncrement(MathF.Abs((float)expected)) - Math.Abs((double)(float)expected), float.Epsilon)
            : Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
        return Math.Abs(actual - expected) <= ulps * step;
    }

    private static void Compare(ReadOnlySpan<double> expected, Tensor actual, Func<double, double, bool> matches, string tolerance)
    {
        ArgumentNullException.ThrowIfNull(actual);
        double[] values = Values.Of(actual);
        if (expected.Length != values.Length)
            throw new XunitException($"expected {expected.Length} elements, got {values.Length} of shape {actual.Shape}");
        int wrong = 0, first = -1, worst = -1;
        double largest = -1;
        for (int i = 0; i < values.Length; i++)
        {
            double e = expected[i], a = values[i];
            if (matches(e, a)) continue;
            wrong++;
            if (first < 0) first = i;
            double error = Math.Abs(a - e) / Math.Max(Math.Abs(e), double.Epsilon);
            if (double.IsNaN(error)) error = double.PositiveInfinity;
            if (error > largest) (largest, worst) = (error, i);
        }
        if (wrong == 0) return;
        throw new XunitException(
            $"{wrong} of {values.Length} elements differ ({tolerance}), {actual.DType.Name()} {actual.Shape} on {actual.Device}\n" +
            $"  first at {Place(first, actual.Shape)}: expected {Text(expected[first])}, got {Text(values[first])}\n" +
            $"  worst at {Place(worst, actual.Shape)}: expected {Text(expected[worst])}, got {Text(values[worst])}");
    }

    private static string Place(long position, Shape shape)
    {
        var index = new long[shape.Rank];
        for (int i = shape.Rank - 1; i >= 0; i--) (position, index[i]) = Math.DivRem(position, shape[i]);
        return $"[{string.Join(", ", index)}]";
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
