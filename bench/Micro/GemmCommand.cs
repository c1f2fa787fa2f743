using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DeZeroNative.Backends.Cpu.Gemm;
using DeZeroNative.Bench.Work;
using DeZeroNative.Interop;

namespace DeZeroNative.Bench.Micro;

/// <summary><c>gemm</c>: the rate of each provider of matrix products by size, from which the choice between them is made.</summary>
internal static unsafe class GemmCommand
{
    private const int Rounds = 15;
    private const double SecondsPerRound = 0.004;

    // Cubes around the crossover, then the products of the comparison's networks: forward, gradient of the weights, recurrent step.
    private static readonly (int M, int N, int K)[] s_sizes =
    [
        (8, 8, 8), (12, 12, 12), (16, 16, 16), (24, 24, 24), (32, 32, 32), (64, 64, 64), (128, 128, 128), (256, 256, 256), (512, 512, 512), (1024, 1024, 1024),
        (100, 1000, 784), (784, 1000, 100), (100, 10, 1000), (30, 400, 100), (32, 1024, 256),
        (1, 1000, 1000), (2, 1000, 1000), (3, 1000, 1000), (1000, 1, 1000), (1000, 2, 1000), (1000, 4, 1000), (1000, 8, 1000),
        (1, 64, 64), (2, 64, 64), (64, 1, 64), (64, 2, 64), (30, 1, 100), (30, 4, 100),
    ];

    public static Command Create()
    {
        var threads = new Option<int>("--threads") { Description = "threads", DefaultValueFactory = _ => 2 };
        var transposed = new Option<bool>("--transposed") { Description = "the right operand is stored as its transpose" };
        var command = new Command("gemm", "the rate of OpenBLAS, of the C kernels and of the managed kernel by size, as a table in Markdown") { threads, transposed };
        command.SetAction(parsed =>
        {
            OurWork.UseThreads(parsed.GetValue(threads));
            Console.WriteLine($"| m x n x k{(parsed.GetValue(transposed) ? ", b transposed" : "")} | OpenBLAS | C kernels | managed | taken |");
            Console.WriteLine("|---|---:|---:|---:|---|");
            foreach (var size in s_sizes)
                Console.WriteLine(Row(size.M, size.N, size.K, parsed.GetValue(transposed)));
        });
        return command;
    }

    private static string Row(int m, int n, int k, bool transposed)
    {
        var ldb = transposed ? k : n;
        float[] a = Numbers(m * k), b = Numbers(k * n), c = Numbers(m * n);
        fixed (float* pa = a, pb = b, pc = c)
        {
            float* x = pa, w = pb, y = pc;
            Action?[] providers =
            [
                OpenBlas.IsAvailable ? () => OpenBlasGemm.Gemm(false, transposed, m, n, k, 1f, x, k, w, ldb, 0f, y, n) : null,
                DezeroKernels.IsAvailable ? () => NativeGemm.Gemm(false, transposed, m, n, k, 1f, x, k, w, ldb, 0f, y, n) : null,
                () => ManagedGemm.Gemm(false, transposed, m, n, k, 1f, x, k, w, ldb, 0f, y, n),
            ];
            var seconds = Best(providers);
            var work = 2.0 * m * n * k;
            var rates = seconds.Select(best => double.IsNaN(best) ? "" : (work / best / 1e9).ToString("0.0", CultureInfo.InvariantCulture));
            var taken = m == 1 || n == 1 ? "managed" : NativeGemm.Takes(m, n, k) ? "C kernels" : OpenBlas.IsAvailable ? "OpenBLAS" : "managed";
            return $"| {m} x {n} x {k} | {string.Join(" | ", rates)} | {taken} |";
        }
    }

    // The best of many rounds in turn: what the machine does beside it only ever adds to a time.
    private static double[] Best(Action?[] providers)
    {
        var best = Array.ConvertAll(providers, provider => provider is null ? double.NaN : double.MaxValue);
        for (var round = -2; round < Rounds; round++)
        {
            for (var i = 0; i < providers.Length; i++)
            {
                if (providers[i] is not { } multiply)
                    continue;
                multiply();
                var clock = Stopwatch.StartNew();
                var times = 0;
                do
                {
                    multiply();
                    times++;
                }
                while (clock.Elapsed.TotalSeconds < SecondsPerRound);
                if (round >= 0)
                    best[i] = Math.Min(best[i], clock.Elapsed.TotalSeconds / times);
            }
        }
        return best;
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
