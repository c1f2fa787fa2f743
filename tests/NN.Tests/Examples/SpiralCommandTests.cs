using System.Text.Json;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class SpiralCommandTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void The_book_s_settings_tell_the_arms_apart()
    {
        JsonElement json = _program.Succeed("spiral", "--json", "--picture", _program.PathOf("spiral.png")).Json;

        Assert.Equal("spiral", json.GetProperty("example").GetString());
        Assert.Equal(3000, json.GetProperty("steps").GetInt32());
        Assert.True(json.GetProperty("test_accuracy").GetDouble() > 0.85, json.GetProperty("test_accuracy").ToString());
        Assert.True(File.Exists(_program.PathOf("spiral.png")));
        Assert.Equal(300, _program.Lines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.Matches(@"^epoch 1, loss 1\.\d\d$", _program.Lines.First(line => line.StartsWith("epoch 1,", StringComparison.Ordinal)));
    }

    [Theory, OnEachDevice]
    public void It_runs_on_every_device(string device)
    {
        JsonElement json = _program.Succeed("spiral", "--json", "--epochs", "2", "--device", device, "--picture", _program.PathOf("spiral.png")).Json;

        Assert.StartsWith(device, json.GetProperty("device").GetString(), StringComparison.Ordinal);
        Assert.Equal(20, json.GetProperty("steps").GetInt32());
    }
}
