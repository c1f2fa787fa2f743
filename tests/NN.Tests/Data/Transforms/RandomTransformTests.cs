using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public class RandomTransformTests
{
    private const int Items = 64;

    private static readonly Tensor s_bytes = new RandomGenerator(3).Integers(0, 256, (Items, 3, 9, 8), DType.UInt8);

    public static TheoryData<string> Names => ["horizontal", "vertical", "crop", "rotation", "color", "all"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_batch_is_what_its_items_are_one_by_one_in_every_layout(string name)
    {
        Func<Tensor, Tensor> transform = Create(name, seed: 5);
        Func<Tensor, Tensor> last = Create(name, seed: 5, ImageLayout.ChannelsLast);
        var set = new TensorDataset(s_bytes, Tensor.Zeros(Items), transform: transform);
        int[] indices = [7, 3, 3, 60, 0];
        Tensor batch = set.Batch(indices).X;
        for (int row = 0; row < indices.Length; row++)
        {
            byte[] expected = set[indices[row]].X.ToArray<byte>();
            Assert.Equal(expected, batch[row].ToArray<byte>());
            using var scope = new ItemScope(indices[row]);
            Assert.Equal(expected, last(s_bytes[indices[row]].Transpose(1, 2, 0)).Transpose(2, 0, 1).ToArray<byte>());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batches_are_a_function_of_seed_epoch_and_item(string name)
    {
        byte[][] Epochs(int workers, ulong seed)
        {
            var loader = new DataLoader(
                new TensorDataset(s_bytes, Tensor.Zeros(Items), transform: Create(name, seed)), batchSize: 10, shuffle: false, workers: workers);
            return [.. Enumerable.Range(0, 2).Select(_ => loader.SelectMany(batch => batch.X.ToArray<byte>()).ToArray())];
        }

        byte[][] one = Epochs(workers: 0, seed: 1);
        Assert.Equal(one, Epochs(workers: 0, seed: 1));
        Assert.Equal(one, Epochs(workers: 3, seed: 1));
        Assert.NotEqual(one[0], one[1]);
        Assert.NotEqual(one[0], Epochs(workers: 0, seed: 2)[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_flip_mirrors_about_half_of_the_items(bool horizontal)
    {
        Tensor Flipped(double probability) => horizontal
            ? new RandomHorizontalFlip(probability).ApplyBatch(s_bytes) : new RandomVerticalFlip(probability).ApplyBatch(s_bytes);
        Tensor mirrored = horizontal ? s_bytes[.., .., .., new Slice(step: -1)] : s_bytes[.., .., new Slice(step: -1)];
        Assert.Equal(mirrored.ToArray<byte>(), Flipped(1).ToArray<byte>());
        Assert.Equal(s_bytes.ToArray<byte>(), Flipped(0).ToArray<byte>());

        Tensor half = Flipped(0.5);
        int flips = 0;
        for (int i = 0; i < Items; i++)
        {
            bool flipped = half[i].ToArray<byte>().SequenceEqual(mirrored[i].ToArray<byte>());
            Assert.Equal((flipped ? mirrored : s_bytes)[i].ToArray<byte>(), half[i].ToArray<byte>());
            flips += flipped ? 1 : 0;
        }

        // 32 are expected; the standard deviation is 4.
        Assert.InRange(flips, 16, 48);
    }

    [Fact]
    public void Flips_of_two_kinds_with_one_seed_do_not_act_in_step()
    {
        Tensor x = Tensor.From(new byte[] { 1, 2, 3, 4 }, (1, 2, 2)), both = x.BroadcastTo((Items, 1, 2, 2));
        Tensor y = new Compose(new RandomHorizontalFlip(), new RandomVerticalFlip()).ApplyBatch(both);
        Assert.Equal(4, Enumerable.Range(0, Items).Select(i => y[i].ToArray<byte>()[0]).Distinct().Count());
    }

    [Fact]
    public void A_crop_is_a_piece_of_the_padded_picture_and_every_place_comes()
    {
        Tensor x = Tensor.From([.. Enumerable.Range(1, 20).Select(i => (byte)i)], (1, 4, 5));
        var crop = new RandomCrop((3, 4), padding: (1, 2), fill: 99);
        Tensor padded = Tensor.Full((6, 9), 99, DType.UInt8);
        padded[1..5, 2..7].CopyFrom(x[0]);
        var places = new HashSet<(int, int)>();
        for (int i = 0; i < 600; i++)
        {
            using var scope = new ItemScope(i);
            byte[] y = crop.Apply(x).ToArray<byte>();
            (int, int)[] found =
            [
                .. from top in Enumerable.Range(0, 4)
                   from left in Enumerable.Range(0, 6)
                   where padded[top..(top + 3), left..(left + 4)].ToArray<byte>().SequenceEqual(y)
                   select (top, left),
            ];
            places.Add(Assert.Single(found));
        }

        Assert.Equal(24, places.Count);
        Assert.StartsWith("[random_crop] (7, 4)", Assert.Throws<ShapeException>(() => new RandomCrop((7, 4), padding: (1, 0)).Apply(x)).Message);
    }

    [Fact]
    public void A_rotation_by_nothing_changes_nothing_and_a_disc_stays_a_disc()
    {
        Assert.Equal(s_bytes.ToArray<byte>(), new RandomRotation(0).ApplyBatch(s_bytes).ToArray<byte>());

        double[] disc = [.. Enumerable.Range(0, 21 * 21).Select(i => Math.Exp(-(Math.Pow((i % 21) - 10, 2) + Math.Pow((i / 21) - 10, 2)) / 18))];
        double[] turned = new RandomRotation(180).Apply(Tensor.From(disc, (1, 21, 21))).ToArray<double>();
        for (int i = 0; i < disc.Length; i++) Assert.Equal(disc[i], turned[i], 0.02);
    }

    [Fact]
    public void A_rotation_is_against_the_clock_by_an_angle_within_its_bounds()
    {
        // A pixel right of the middle: where it goes tells the angle.
        Tensor x = Tensor.Zeros((1, 41, 41), DType.Float64);
        x[0, 20, 35].Fill(1000);
        var angles = new List<double>();
        for (int i = 0; i < 200; i++)
        {
            using var scope = new ItemScope(i);
            double[] y = new RandomRotation(60).Apply(x).ToArray<double>();
            double sum = y.Sum(), column = y.Select((v, at) => v * (at % 41)).Sum() / sum, row = y.Select((v, at) => v * (at / 41)).Sum() / sum;
            angles.Add(Math.Atan2(20 - row, column - 20) * 180 / Math.PI);
            using var same = new ItemScope(i);
            Assert.Equal(y, new RandomRotation(60).Apply(x).ToArray<double>());
        }

        Assert.InRange(angles.Min(), -61, -50);
        Assert.InRange(angles.Max(), 50, 61);
    }

    [Fact]
    public void Colours_move_as_described_and_what_is_0_stays()
    {
        Assert.Equal(s_bytes.ToArray<byte>(), new ColorJitter().ApplyBatch(s_bytes).ToArray<byte>());

        Tensor red = Tensor.From([0.5, 0, 0], (3, 1, 1)).BroadcastTo((3, 2, 2));
        var brightness = Draws(new ColorJitter(brightness: 0.4), red);
        Assert.All(brightness, c => Assert.Equal((0.0, 0.0), (c[1], c[2])));
        Assert.InRange(brightness.Min(c => c[0]), 0.3, 0.33);
        Assert.InRange(brightness.Max(c => c[0]), 0.67, 0.7);

        // Less saturation goes to the gray of 0.299 * 0.5, keeping the brightness.
        Assert.All(Draws(new ColorJitter(saturation: 1), Tensor.From([0.4, 0.3, 0.2], (3, 1, 1)).BroadcastTo((3, 2, 2))), c =>
            Assert.Equal((0.299 * 0.4) + (0.587 * 0.3) + (0.114 * 0.2), (0.299 * c[0]) + (0.587 * c[1]) + (0.114 * c[2]), 1e-3));

        // Over half a turn to either side, red becomes every pure colour of its value.
        var hues = Draws(new ColorJitter(hue: 0.5), red);
        Assert.All(hues, c => Assert.Equal((0.5, 0.0), (c.Max(), c.Min())));
        Assert.All(Enumerable.Range(0, 3), channel => Assert.Contains(hues, c => c[channel] == 0.5));

        // One colour everywhere is its own mean in gray.
        Assert.All(Draws(new ColorJitter(contrast: 0.9), Tensor.Full((3, 2, 2), 0.25, DType.Float64)), c => Assert.All(c, v => Assert.Equal(0.25, v, 1e-12)));
        var contrast = Draws(new ColorJitter(contrast: 0.5), Tensor.From([0.4, 0.6, 0.4, 0.6], (1, 2, 2)).BroadcastTo((3, 2, 2)), at: [0, 1]);
        Assert.All(contrast, c => Assert.Equal(1, c[0] + c[1], 1e-12));
        Assert.InRange(contrast.Max(c => c[1] - c[0]), 0.29, 0.3);

        static double[][] Draws(ColorJitter jitter, Tensor x, params int[] at)
        {
            var draws = new double[300][];
            for (int i = 0; i < draws.Length; i++)
            {
                using var scope = new ItemScope(i);
                // One pixel of four: its channels, unless other places are asked for.
                double[] y = jitter.Apply(x).ToArray<double>();
                draws[i] = [.. (at.Length > 0 ? at : [0, 4, 8]).Select(place => y[place])];
            }

            return draws;
        }
    }

    [Fact]
    public void Bytes_and_floats_take_the_same_way()
    {
        Tensor floats = s_bytes.To(DType.Float32) / 255.0;
        foreach (string name in (string[])["color", "rotation"])
        {
            byte[] expected = Transform.ApplyBatch(Create(name, seed: 2), s_bytes).ToArray<byte>();
            float[] y = Transform.ApplyBatch(Create(name, seed: 2), floats).ToArray<float>();
            for (int i = 0; i < y.Length; i++) Assert.Equal(expected[i], 255 * y[i], 0.501);
        }
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.StartsWith("[random_horizontal_flip]", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomHorizontalFlip(1.5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomVerticalFlip(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomCrop(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomCrop(3, padding: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRotation(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter(brightness: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter(hue: 0.6));
        Assert.Throws<ShapeException>(() => new ColorJitter(0.5).Apply(Tensor.Zeros((1, 5, 5))));
        Assert.Throws<DTypeException>(() => new RandomCrop(2).Apply(Tensor.Zeros((1, 5, 5), DType.Int32)));
    }

    private static Func<Tensor, Tensor> Create(string name, ulong seed, ImageLayout layout = ImageLayout.Auto) => name switch
    {
        "horizontal" => new RandomHorizontalFlip(seed: seed, layout: layout),
        "vertical" => new RandomVerticalFlip(seed: seed, layout: layout),
        "crop" => new RandomCrop((7, 8), padding: 2, fill: 9, seed: seed, layout: layout),
        "rotation" => new RandomRotation(40, seed: seed, layout: layout),
        "color" => new ColorJitter(0.4, 0.4, 0.4, 0.1, seed, layout),
        _ => new Compose(Create("horizontal", seed, layout), Create("crop", seed, layout), (Func<Tensor, Tensor>)(x => x.Clone()), Create("color", seed, layout)),
    };
}
