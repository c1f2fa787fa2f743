using System.CommandLine;
using System.Text.Json;
using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Bench.Compare;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Bench.OpenCl;

/// <summary><c>opencl</c>: an OpenCL device against its own copy rate and, on NVIDIA's, against PyTorch on CUDA.</summary>
internal static class OpenClCommand
{
    public static Command Create()
    {
        var device = new Option<string>("--device") { Description = "opencl:0, opencl:gpu ...", DefaultValueFactory = _ => "opencl:0" };
        var filter = new Option<string>("--filter") { Description = "only rows whose name has this in it", DefaultValueFactory = _ => "" };
        var pairs = new Option<int>("--pairs") { Description = "rounds in which each side works once", DefaultValueFactory = _ => 7 };
        var sample = new Option<double>("--sample") { Description = "seconds of work in one turn", DefaultValueFactory = _ => 0.1 };
        var tune = new Option<double>("--tune") { Description = "seconds to look for tiles first; 0 for none", DefaultValueFactory = _ => 0 };
        var batch = new Option<int>("--batch") { Description = "images of a training step", DefaultValueFactory = _ => 256 };
        var json = new Option<FileInfo?>("--json") { Description = "write the rows with every sample to this file" };
        var markdown = new Option<FileInfo?>("--markdown") { Description = "write the table, with device and driver, to this file" };
        var first = new Option<bool>(WarmStart.Option) { Hidden = true };
        var command = new Command("opencl", "measure an OpenCL device") { device, filter, pairs, sample, tune, batch, json, markdown, first };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(device)!;
            if (parsed.GetValue(first))
            {
                WarmStart.Run(name);
                return 0;
            }
            var chosen = Device.Parse(name);
            var contest = new Contest(parsed.GetValue(pairs), parsed.GetValue(sample));
            Peer? peer = StartPeer();
            try
            {
                string[] record = Record(((OpenClBackend)chosen.Backend).Capabilities, peer);
                var results = new DeviceBench(chosen, contest, parsed.GetValue(filter)!).Run(peer, TimeSpan.FromSeconds(parsed.GetValue(tune)), parsed.GetValue(batch));
                string[] page = [.. record, "", .. DeviceResult.Markdown(results)];
                foreach (string line in page) Console.WriteLine(line);
                if (parsed.GetValue(markdown) is { } markdownFile) File.WriteAllLines(markdownFile.FullName, page);
                if (parsed.GetValue(json) is { } jsonFile) Write(jsonFile, record, results);
                return 0;
            }
            finally
            {
                peer?.Dispose();
            }
        });
        return command;
    }

    // PyTorch's CUDA build, or CuPy, of some Python here.
    private static Peer? StartPeer()
    {
        string?[] pythons = [Environment.GetEnvironmentVariable("DEZERO_PYTHON"), "python3", "/usr/bin/python3"];
        return pythons.OfType<string>().Select(python => Peer.Start(python, "cuda_peer.py", Environment.ProcessorCount)).FirstOrDefault(peer => peer is not null);
    }

    private static string[] Record(DeviceCapabilities device, Peer? peer) =>
    [
        $"- {DateTime.UtcNow:yyyy-MM-dd}",
        $"- {device.Name}, {device.Vendor}, driver {device.DriverVersion}, {device.Version}, {device.ComputeUnits} compute units",
        $"- platform {device.PlatformName}, {device.PlatformVersion}",
        $"- {(peer is null ? "no peer on CUDA" : peer.Description)}",
        .. File.Exists("/proc/loadavg") ? [$"- load average before the start: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"] : Array.Empty<string>(),
    ];

    private static void Write(FileInfo file, string[] record, IReadOnlyList<DeviceResult> results)
    {
        using FileStream stream = file.Create();
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("record");
        foreach (string line in record) json.WriteStringValue(line[2..]);
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (DeviceResult result in results) result.Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
