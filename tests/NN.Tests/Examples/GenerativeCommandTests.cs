using System.Buffers.Binary;
using System.Text.Json;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class GenerativeCommandTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("vae")]
    [InlineData("gan")]
    public void One_seed_gives_one_run_and_the_last_line_is_an_object(string example)
    {
        JsonElement json = Short(example, "--seed", "3");
        double[] losses = Losses(json), again = Losses(Short(example, "--seed", "3")), other = Losses(Short(example, "--seed", "4"));

        Assert.Equal(example, json.GetProperty("example").GetString());
        Assert.Equal(3, json.GetProperty("steps").GetInt32());
        Assert.False(json.TryGetProperty("test_accuracy", out _));
        Assert.Equal(losses, again);
        Assert.NotEqual(losses, other);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("cnn")]
    public void An_autoencoder_draws_reconstructions_and_the_plane_of_codes(string model)
    {
        Short("vae", "--model", model, "--hidden", "8", "--batch", "4");

        Assert.Equal((2 * ((10 * 30) + 2), 2 * ((2 * 30) + 2)), SizeOf("reconstructions.png"));
        Assert.Equal((2 * ((20 * 30) + 2), 2 * ((20 * 30) + 2)), SizeOf("digits.png"));
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("cnn")]
    public void The_painter_draws_the_same_codes_after_every_epoch(string model)
    {
        Short("gan", "--model", model, "--hidden", "8", "--batch", "4", "--epochs", "2", "--max-steps", "6");

        Assert.Equal((2 * ((10 * 30) + 2), 2 * ((10 * 30) + 2)), SizeOf("digits.png"));
        Assert.True(File.Exists(_program.PathOf("epoch001.png")));
    }

    [Theory, OnEachDevice]
    public void An_autoencoder_learns_on_every_device(string device)
    {
        double[] losses = Losses(Short("vae", "--device", device, "--max-steps", "40", "--hidden", "32", "--lr", "0.01"));

        Assert.True(losses[^1] < losses[0] - 100, $"{losses[^1]} after {losses[0]}");
    }

    [Theory, OnEachDevice]
    public void The_judge_learns_to_tell_drawn_digits_from_real_ones_on_every_device(string device)
    {
        Short("gan", "--device", device, "--max-steps", "40", "--hidden", "16", "--lr", "0.002");

        string line = _program.Lines.Single(line => line.StartsWith("epoch 1/", StringComparison.Ordinal));
        double judged = double.Parse(line.Split("discriminator ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(judged < 2 * Math.Log(2) - 0.1, line);
    }

    [Theory]
    [InlineData("vae", "--model", "rnn")]
    [InlineData("gan", "--latent", "0")]
    [InlineData("gan", "--max-steps", "-1")]
    public void Arguments_that_make_no_sense_are_refused(string example, string option, string value)
    {
        _program.Run(example, option, value);

        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains(option, _program.Errors, StringComparison.Ordinal);
    }

    private JsonElement Short(string example, params string[] more)
    {
        string[] standard = ["--data", "synthetic", "--batch", "20", "--hidden", "16", "--max-steps", "3", "--epochs", "1", "--out", _program.PathOf("")];
        var args = new List<string> { example, "--json" };
        for (int i = 0; i < standard.Length; i += 2)
            if (!more.Contains(standard[i])) args.AddRange(standard[i..(i + 2)]);
        return _program.Succeed([.. args, .. more]).Json;
    }

    private static double[] Losses(JsonElement json) => [.. json.GetProperty("first_losses").EnumerateArray().Select(loss => loss.GetDouble())];

    private (int Width, int Height) SizeOf(string file)
    {
        byte[] png = File.ReadAllBytes(_program.PathOf(file));
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
