using System.Text.Json;
using DeZeroNative.Bench.Compare;

namespace DeZeroNative.Bench.Tests;

public class ReportTests
{
    [Fact]
    public void A_kept_run_is_read_back_as_it_was()
    {
        Report report = Reports.Of(Reports.Row("a", 0.5, 0.4, 0.6), new Result { Name = "nobody", Goal = 2 });

        Report back = Report.FromJson(report.ToJson());

        Assert.Equal(report.ToJson(), back.ToJson());
        Assert.Equal(report.Record(), back.Record());
        Assert.Empty(new Baseline(report).Worse(back));
    }

    [Fact]
    public void The_form_has_the_fields_that_the_page_promises()
    {
        using JsonDocument json = JsonDocument.Parse(Reports.Of(Reports.Row("a", 0.5, 0.4, 0.6)).ToJson());
        JsonElement root = json.RootElement, row = root.GetProperty("rows")[0];
        Assert.Equal(["schema", "date", "machine", "contestants", "environment", "threads", "pairs", "sample", "rows"], root.EnumerateObject().Select(field => field.Name));
        Assert.Equal(1, root.GetProperty("schema").GetInt32());
        Assert.Equal(
            ["name", "unit", "ours", "oursSpread", "peer", "ratio", "goal", "met", "against", "spread", "times", "mark"],
            row.EnumerateObject().Select(field => field.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    public void What_is_no_run_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Report.FromJson(text));

    [Fact]
    public void A_run_of_a_later_form_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Report.FromJson((Reports.Of() with { Schema = 2 }).ToJson()));
}
