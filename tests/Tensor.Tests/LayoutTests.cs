namespace DeZeroNative.Tests;

public class LayoutTests
{
    [Fact]
    public void Reshaping_in_place_gives_each_element_its_row_major_place_or_no_layout()
    {
        // All permutations and gaps of small shapes, to all shapes of the same size: compared with positions counted one by one.
        var random = new Random(1);
        int inPlace = 0, copied = 0;
        for (int round = 0; round < 4000; round++)
        {
            Layout layout = RandomLayout(random);
            foreach (Shape target in Factorizations(layout.Size))
            {
                Layout? reshaped = layout.TryReshape(target);
                long[] expected = [.. Positions(layout)];
                if (reshaped is null)
                {
                    copied++;
                    Assert.False(HasStrides(expected, target),
                        $"{layout.Shape} strides {string.Join(',', layout.Strides.ToArray())} to {target} needs no copy");
                    continue;
                }
                inPlace++;
                Assert.Equal(target, reshaped.Shape);
                Assert.Equal(expected, Positions(reshaped));
            }
        }
        Assert.True(inPlace > 1000 && copied > 1000, $"{inPlace} in place, {copied} copied");
    }

    [Fact]
    public void Contiguity_ignores_axes_of_size_one_and_empty_tensors()
    {
        Assert.True(Layout.Strided((2, 1, 3), [3, 77, 1]).IsContiguous);
        Assert.True(Layout.Strided((2, 0), [9, 9]).IsContiguous);
        Assert.False(Layout.Strided((2, 3), [1, 2]).IsContiguous);
        Assert.False(Layout.Strided((2, 3), [4, 1]).IsContiguous);
        Assert.False(Layout.Strided(3, [0]).IsContiguous);
        Assert.True(Layout.Scalar.IsContiguous);
    }

    private static Layout RandomLayout(Random random)
    {
        int rank = random.Next(1, 5);
        var sizes = new long[rank];
        for (int i = 0; i < rank; i++) sizes[i] = random.Next(1, 5);
        // Storage in a random order of axes, some with gaps, some backwards, some broadcast.
        var strides = new long[rank];
        long stride = 1;
        foreach (int axis in Enumerable.Range(0, rank).OrderBy(i => random.Next(3) == 0 ? random.Next(rank) : rank - i))
        {
            int kind = random.Next(8);
            strides[axis] = kind == 0 ? 0 : kind == 1 ? -stride : stride;
            stride *= sizes[axis] + (kind == 2 ? 1 : 0);
        }
        return Layout.Strided(new Shape(sizes), strides);
    }

    private static IEnumerable<Shape> Factorizations(long size)
    {
        yield return size;
        for (long a = 1; a <= size; a++)
        {
            if (size % a != 0) continue;
            yield return (a, size / a);
            for (long b = 2; b <= size / a; b++)
                if (size / a % b == 0) yield return (a, b, size / a / b);
        }
    }

    private static IEnumerable<long> Positions(Layout layout)
    {
        for (long i = 0; i < layout.Size; i++)
        {
            long rest = i, position = 0;
            for (int axis = layout.Rank - 1; axis >= 0; axis--)
            {
                (rest, long index) = Math.DivRem(rest, layout.Shape[axis]);
                position += index * layout.Strides[axis];
            }
            yield return position;
        }
    }

    /// <summary>Whether strides for the shape exist: those are what one step along each axis costs, if they explain all positions.</summary>
    private static bool HasStrides(long[] positions, Shape shape)
    {
        var strides = new long[shape.Rank];
        long step = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = shape[axis] > 1 ? positions[step] - positions[0] : 0;
            step *= shape[axis];
        }
        return Positions(Layout.Strided(shape, strides)).Select(p => p + positions[0]).SequenceEqual(positions);
    }
}
