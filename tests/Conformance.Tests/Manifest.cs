using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeZeroNative.Tests.Conformance;

/// <summary>A folder of cases: the one beside the assembly, or the one that <c>DEZERO_CONFORMANCE</c> names.</summary>
public sealed class Manifest
{
    private Manifest(string folder, ConformanceCase[] cases)
    {
        Folder = folder;
        Cases = cases;
    }

    public static Manifest Default { get; } =
        Load(Environment.GetEnvironmentVariable("DEZERO_CONFORMANCE") ?? Path.Combine(AppContext.BaseDirectory, "data"));

    public string Folder { get; }

    public IReadOnlyList<ConformanceCase> Cases { get; }

    public static Manifest Load(string folder)
    {
        using FileStream stream = File.OpenRead(Path.Combine(folder, "manifest.json"));
        Content content = JsonSerializer.Deserialize<Content>(stream) ?? throw new InvalidDataException($"the manifest in {folder} is empty");
        return new(folder, content.Cases);
    }

    private sealed record Content
    {
        [JsonPropertyName("cases")]
        public required ConformanceCase[] Cases { get; init; }
    }
}
