namespace DeZeroNative.Bench.Compare;

/// <summary>The peers found on this machine.</summary>
internal static class Peers
{
    private static readonly string[] s_scripts = ["torch_peer.py", "numpy_peer.py"];

    /// <summary>Starts every peer that some Python here can run: <c>DEZERO_PYTHON</c>, the one on the path, the system's own.</summary>
    public static IReadOnlyList<Peer> Start(int threads)
    {
        string?[] pythons = [Environment.GetEnvironmentVariable("DEZERO_PYTHON"), "python3", "/usr/bin/python3"];
        return [.. s_scripts
            .Select(script => pythons.OfType<string>().Select(python => Peer.Start(python, script, threads)).FirstOrDefault(peer => peer is not null))
            .OfType<Peer>()];
    }
}
