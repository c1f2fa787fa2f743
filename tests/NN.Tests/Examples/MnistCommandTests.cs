using System.Text.Json;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class MnistCommandTests : IDisposable
{
    private static readonly byte[] s_pngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Theory, OnEachDevice]
    public void The_last_line_is_one_object_that_tells_what_was_run(string device)
    {
        JsonElement json = _program.Succeed(Short("--device", device, "--json")).Json;

        Assert.Equal("mnist", json.GetProperty("example").GetString());
        Assert.Equal("SyntheticDigits", json.GetProperty("data").GetString());
        Assert.StartsWith(device, json.GetProperty("device").GetString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(json.GetProperty("blas").GetString()));
        Assert.False(string.IsNullOrEmpty(json.GetProperty("kernels").GetString()));
        Assert.InRange(json.GetProperty("test_accuracy").GetDouble(), 0, 1);
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);
        Assert.Equal(3, json.GetProperty("steps").GetInt32());
        Assert.Equal(3, json.GetProperty("first_losses").GetArrayLength());
        Assert.Contains(_program.Lines, line => line.StartsWith("data ", StringComparison.Ordinal) && line.Contains("not MNIST", StringComparison.Ordinal));
    }

    [Theory, OnEachDevice]
    public void A_profile_is_a_table_of_kernels_and_refused_where_there_is_none(string device)
    {
        _program.Run(Short("--device", device, "--profile", "--json"));

        if (device == "cpu")
        {
            Assert.Equal(1, _program.ExitCode);
            Assert.StartsWith("error: [profile] ", _program.Errors, StringComparison.Ordinal);
            return;
        }
        Assert.Equal(0, _program.ExitCode);
        Assert.Matches("\ngemm.* gemm_.*\n", _program.Errors);
        Assert.Contains(" adam ", _program.Errors, StringComparison.Ordinal);
        Assert.Equal("mnist", _program.Json.GetProperty("example").GetString());
    }

    [Fact]
    public void It_leaves_weights_that_load_and_a_picture()
    {
        _program.Succeed(Short());

        new MLP([16, 10]).LoadWeights(_program.PathOf("weights.npz"));
        Assert.Equal(s_pngSignature, File.ReadAllBytes(_program.PathOf("curve.png"))[..8]);
    }

    [Theory, OnEachDevice]
    public void One_seed_gives_one_run_on_every_device(string device)
    {
        double[] here = Losses("--seed", "5"), there = Losses("--seed", "5", "--device", device), other = Losses("--seed", "6");

        TensorAssert.Close(here, Tensor.From(there), rtol: 1e-4);
        Assert.True(Math.Abs(here[0] - other[0]) > 1e-4);
    }

    [Theory, OnEachDevice]
    public void The_convolutional_network_learns_digits(string device)
    {
        string[] asked = ["--model", "cnn", "--max-steps", "40", "--batch", "50", "--hidden", "32", "--lr", "0.003", "--device", device, "--json"];
        JsonElement json = _program.Succeed(Short(asked)).Json;

        Assert.True(json.GetProperty("test_accuracy").GetDouble() > 0.5, json.ToString());
    }

    [Fact]
    public void The_convolutional_network_begins_alike_on_every_device()
    {
        double[] here = Losses("--model", "cnn", "--seed", "3");
        foreach (string device in Devices.Names) TensorAssert.Close(here, Tensor.From(Losses("--model", "cnn", "--seed", "3", "--device", device)), rtol: 1e-3);
    }

    [Fact]
    public void Clothes_are_not_drawn()
    {
        _program.Run("mnist", "--dataset", "fashion", "--data", "synthetic");

        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains("--data synthetic draws digits, no clothes", _program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_on_from_saved_weights()
    {
        _program.Succeed(Short("--max-steps", "60", "--checkpoint", _program.PathOf("trained.npz")));
        double[] fresh = Losses("--seed", "9"), resumed = Losses("--seed", "9", "--weights", _program.PathOf("trained.npz"));

        Assert.True(resumed[0] < fresh[0] - 0.3, $"{resumed[0]} after {fresh[0]}");
    }

    [Fact]
    public void It_learns()
    {
        JsonElement json = _program.Succeed(Short("--max-steps", "150", "--hidden", "64", "--lr", "0.005", "--json")).Json;

        Assert.True(json.GetProperty("test_accuracy").GetDouble() > 0.6, json.ToString());
    }

    [Theory]
    [InlineData("--device", "opencl:99")]
    [InlineData("--device", "abacus")]
    [InlineData("--weights", "no-such-file.npz")]
    public void What_is_not_there_is_told_without_a_stack_trace(string option, string value)
    {
        _program.Run(Short(option, value));

        Assert.Equal(1, _program.ExitCode);
        Assert.StartsWith("error: ", _program.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _program.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--batch", "-1")]
    [InlineData("--max-steps", "0")]
    [InlineData("--lr", "fast")]
    [InlineData("--data", "cats")]
    [InlineData("--model", "tree")]
    [InlineData("--dataset", "cats")]
    [InlineData("--hidden", "0")]
    public void Arguments_that_make_no_sense_are_refused(string option, string value)
    {
        _program.Run("mnist", option, value);

        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains(option, _program.Errors, StringComparison.Ordinal);
    }

    private double[] Losses(params string[] more) =>
        [.. _program.Succeed(Short([.. more, "--json"])).Json.GetProperty("first_losses").EnumerateArray().Select(loss => loss.GetDouble())];

    /// <summary>A run of three steps, unless more is said.</summary>
    private string[] Short(params string[] more)
    {
        string[] standard = ["--data", "synthetic", "--batch", "20", "--hidden", "16", "--max-steps", "3",
            "--checkpoint", _program.PathOf("weights.npz"), "--curve", _program.PathOf("curve.png")];
        var args = new List<string> { "mnist" };
        for (int i = 0; i < standard.Length; i += 2)
            if (!more.Contains(standard[i])) args.AddRange(standard[i..(i + 2)]);
        return [.. args, .. more];
    }
}
