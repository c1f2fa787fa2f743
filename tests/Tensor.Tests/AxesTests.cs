namespace DeZeroNative.Tests;

public class AxesTests
{
    [Fact]
    public void The_default_means_all_and_an_empty_list_means_none()
    {
        Axes none = [];

        Assert.True(default(Axes).IsAll);
        Assert.Equal(0b111, Axes.All.ToMask((2, 3, 4), "test"));
        Assert.False(none.IsAll);
        Assert.Equal(0, none.ToMask((2, 3, 4), "test"));
        Assert.True(((Axes)(int[]?)null).IsAll);
        Assert.NotEqual(default, none);
    }

    [Fact]
    public void Axes_are_listed_in_order_and_counted_from_either_end()
    {
        Axes axes = [2, -3];

        Assert.Equal(2, axes.Count);
        Assert.Equal(2, axes[0]);
        Assert.Equal(-3, axes[1]);
        Assert.Equal(0b101, axes.ToMask((2, 3, 4), "test"));
        Assert.Equal(axes, new[] { 2, -3 });
        Assert.True(axes == (Axes)new[] { 2, -3 } && axes != (Axes)2);
        Assert.Equal(0b10, ((Axes)1).ToMask((2, 3), "test"));
        var listed = new List<int>();
        foreach (int axis in axes) listed.Add(axis);
        Assert.Equal([2, -3], listed);
    }

    [Fact]
    public void Axes_that_no_tensor_has_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => (Axes)8);
        Assert.Throws<ArgumentOutOfRangeException>(() => (Axes)(-9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Axes.Create(new int[9]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Axes)0).ToMask(default, "test"));
        Assert.Contains("[test] axis 0 is listed twice",
            Assert.Throws<ArgumentOutOfRangeException>(() => Axes.Create([0, 0]).ToMask((2, 3), "test")).Message, StringComparison.Ordinal);
    }
}
