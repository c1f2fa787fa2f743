using System.Text.Json;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class SineWaveCommandTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void A_few_epochs_teach_it_to_go_on(string cell)
    {
        JsonElement json = _program.Succeed(Short(cell, "20", "cpu")).Json;

        Assert.Equal("rnn", json.GetProperty("example").GetString());
        double[] losses = [.. json.GetProperty("epoch_losses").EnumerateArray().Select(loss => loss.GetDouble())];
        Assert.Equal(20, losses.Length);
        Assert.True(losses[^1] < losses[0] / 5, $"{losses[0]} to {losses[^1]}");
        Assert.True(json.GetProperty("test_loss").GetDouble() < 0.2, json.ToString());
        Assert.True(new FileInfo(_program.PathOf("rnn.png")).Length > 1000);
        Assert.Matches(@"^\| epoch 1 \| loss 0\.\d{6}$", _program.Lines.First(line => line.StartsWith("| epoch", StringComparison.Ordinal)));
    }

    [Theory, OnEachDevice]
    public void It_runs_on_every_device(string device)
    {
        double here = Loss("cpu"), there = Loss(device);
        Assert.Equal(here, there, 1e-4 * here);

        double Loss(string name) => _program.Succeed(Short("lstm", "1", name)).Json.GetProperty("epoch_losses")[0].GetDouble();
    }

    private string[] Short(string cell, string epochs, string device) =>
        ["rnn", "--cell", cell, "--epochs", epochs, "--hidden", "20", "--lr", "0.01", "--device", device, "--json", "--picture", _program.PathOf("rnn.png")];
}
