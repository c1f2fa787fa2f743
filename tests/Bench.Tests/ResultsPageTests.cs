using DeZeroNative.Bench.Compare;

namespace DeZeroNative.Bench.Tests;

public class ResultsPageTests
{
    private static readonly Report s_report = Reports.Of(Reports.Row("a-row", 0.5, 0.4, 0.6), Reports.Row("b-row", 2, 1.5, 2.5));

    [Fact]
    public void The_run_takes_the_place_of_the_one_before_and_the_words_stay()
    {
        string page = ResultsPage.Rewrite("# Results\n\n<!-- compare -->\nold\n<!-- /compare -->\n\n## Missed\n", s_report);

        Assert.StartsWith("# Results\n\n<!-- compare -->\n- 2026-05-06, 2 threads on each side, 5 rounds\n", page, StringComparison.Ordinal);
        Assert.EndsWith("\n<!-- /compare -->\n\n## Missed\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("old", page, StringComparison.Ordinal);
        Assert.Contains("| b-row | 2.000 s | 1.000 s | 2.000 s | 2.000 | 1.500..2.500 | 1.000 | MISSED |", page, StringComparison.Ordinal);
        Assert.Equal(page, ResultsPage.Rewrite(page, s_report));
    }

    [Fact]
    public void Without_a_page_the_run_is_one()
    {
        string page = ResultsPage.Rewrite(null, s_report);
        Assert.StartsWith(ResultsPage.Begin, page, StringComparison.Ordinal);
        Assert.Equal(page, ResultsPage.Rewrite(page, s_report));
    }

    [Fact]
    public void A_page_without_its_marks_is_left_alone() => Assert.Throws<InvalidDataException>(() => ResultsPage.Rewrite("# Results\n", s_report));

    [Fact]
    public void The_README_has_its_own_columns_of_its_rows_and_the_date()
    {
        string readme = ResultsPage.RewriteReadme(
            """
            | a-row | of another table |

            Measured on 2020-01-01 with two threads

            | work | ours | NumPy | ratio |
            |---|---:|---:|---:|
            | b-row | 1 | 3 | 4 |
            | no-row | 1 | 3 | 4 |
            """,
            s_report);

        Assert.Equal(
            """
            | a-row | of another table |

            Measured on 2026-05-06 with two threads

            | work | ours | NumPy | ratio |
            |---|---:|---:|---:|
            | b-row | 2.000 s | 2.000 s | 2.000 |
            | no-row | 1 | 3 | 4 |
            """,
            readme);
    }
}
