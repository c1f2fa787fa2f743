using Xunit;

namespace DeZeroNative.NN.Tests.Visualization;

public class LineChartTests
{
    [Fact]
    public void Each_curve_goes_from_its_first_to_its_last_value_in_its_colour()
    {
        var chart = new LineChart("t", "x", "y", 600, 400);
        chart.Add("falls", [1, 0.5, 0]);
        chart.Add("rises", [0, 0.5, 1]);
        Picture picture = chart.Draw();

        // The plot spans columns 96 to 572 and rows 64 to 336.
        Assert.Equal(Rgb.Series(0), picture[97, 65]);
        Assert.Equal(Rgb.Series(0), picture[570, 335]);
        Assert.Equal(Rgb.Series(1), picture[97, 335]);
        Assert.Equal(Rgb.Series(1), picture[570, 65]);
    }

    [Fact]
    public void Gaps_empty_curves_and_constant_values_are_drawn_without_complaint()
    {
        var chart = new LineChart("", "", "");
        chart.Draw();
        chart.Add("nothing", []);
        chart.Add("gap", [1, double.NaN, 1, double.PositiveInfinity]);
        chart.Add("huge", [1e300, 1e300]);
        chart.Draw();
        Assert.Throws<ArgumentException>(() => chart.Add("uneven", [1, 2], [1]));
    }

    [Theory]
    [InlineData(0, 1, new[] { "0.0", "0.2", "0.4", "0.6", "0.8", "1.0" })]
    [InlineData(1, 5, new[] { "1", "2", "3", "4", "5" })]
    [InlineData(0.971, 0.985, new[] { "0.970", "0.975", "0.980", "0.985" })]
    [InlineData(-250, 1000, new[] { "-500", "0", "500", "1000" })]
    public void Ticks_are_round_numbers(double low, double high, string[] labels)
    {
        // A value that is not whole keeps fractions allowed.
        double[] values = high - low > 1 ? [low, high] : [low, low + ((high - low) / 3), high];
        ChartAxis axis = ChartAxis.Covering(values, pixelStart: 0, pixelEnd: 500, tickDistance: 100, tight: false);
        Assert.Equal(labels, axis.Ticks().Select(axis.Label));
    }
}
