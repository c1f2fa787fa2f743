using System.Text.Json;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class CharLmCommandTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public CharLmCommandTests()
    {
        // A text that any model of a few units can learn by heart.
        Directory.CreateDirectory(_program.PathOf("tinyshakespeare"));
        File.WriteAllText(_program.PathOf(Path.Combine("tinyshakespeare", "input.txt")), string.Concat(Enumerable.Repeat("to be or not to be, ", 200)));
    }

    public void Dispose() => _program.Dispose();

    [Theory, InlineData("lstm"), InlineData("gru")]
    public void It_learns_a_short_text_by_heart_and_writes_it(string cell)
    {
        JsonElement json = _program.Succeed(Short("--cell", cell, "--epochs", "6", "--json")).Json;

        Assert.Equal("charlm", json.GetProperty("example").GetString());
        // Eight different characters, of which it knows nothing at first.
        Assert.Equal(Math.Log(8), json.GetProperty("first_losses")[0].GetDouble(), 0.5);
        Assert.True(json.GetProperty("epoch_losses")[5].GetDouble() < 0.1, json.ToString());
        // The few characters to validate on lie in many streams, each of which begins without a past.
        Assert.True(json.GetProperty("test_loss").GetDouble() < 1, json.ToString());
        Assert.Contains(_program.Lines, line => line.StartsWith("to be or not to be, to be", StringComparison.Ordinal));
        Assert.True(new FileInfo(_program.PathOf("curve.png")).Length > 1000);
    }

    [Fact]
    public void Saved_weights_go_on_learning_and_writing()
    {
        double trained = _program.Succeed(Short("--epochs", "6", "--json")).Json.GetProperty("test_loss").GetDouble();
        JsonElement written = _program.Succeed(Short("--weights", _program.PathOf("w.npz"), "--generate", "--json")).Json;
        Assert.Equal(trained, written.GetProperty("test_loss").GetDouble(), 1e-4);
        Assert.Equal(0, written.GetProperty("steps").GetInt32());
        double first = _program.Succeed(Short("--weights", _program.PathOf("w.npz"), "--max-steps", "1", "--json")).Json.GetProperty("first_losses")[0].GetDouble();
        Assert.True(first < 1, first.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory, OnEachDevice]
    public void One_seed_gives_one_run_on_every_device(string device)
    {
        double[] here = Losses("cpu"), there = Losses(device);
        TensorAssert.Close(here, Tensor.From(there), rtol: 1e-3);

        double[] Losses(string name) => [.. _program.Succeed(Short("--max-steps", "3", "--device", name, "--json")).Json
            .GetProperty("first_losses").EnumerateArray().Select(loss => loss.GetDouble())];
    }

    [Theory]
    [InlineData("--prompt", "")]
    [InlineData("--temperature", "0")]
    [InlineData("--cell", "cat")]
    [InlineData("--hidden", "0")]
    public void Arguments_that_make_no_sense_are_refused(string option, string value)
    {
        _program.Run("charlm", option, value);
        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains(option, _program.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data", "no-such-folder")]
    [InlineData("--weights", "no-such-file.npz")]
    public void What_is_not_there_is_told_without_a_stack_trace(string option, string value)
    {
        _program.Run(Short(option, value));
        Assert.Equal(1, _program.ExitCode);
        Assert.StartsWith("error: ", _program.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_without_weights_is_refused()
    {
        _program.Run(Short("--generate"));
        Assert.NotEqual(0, _program.ExitCode);
        Assert.Contains("--weights", _program.Errors, StringComparison.Ordinal);
    }

    private string[] Short(params string[] more)
    {
        string[] standard = ["--data", _program.PathOf("."), "--hidden", "32", "--batch", "8", "--window", "16", "--lr", "0.02", "--sample", "60", "--prompt", "to be",
            "--temperature", "0.1", "--checkpoint", _program.PathOf("w.npz"), "--curve", _program.PathOf("curve.png")];
        var args = new List<string> { "charlm" };
        for (int i = 0; i < standard.Length; i += 2)
            if (!more.Contains(standard[i])) args.AddRange(standard[i..(i + 2)]);
        return [.. args, .. more];
    }
}
