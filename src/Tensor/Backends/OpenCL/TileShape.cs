using System.Numerics;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>The tunables of <c>tiles.cl</c>; all are powers of two.</summary>
/// <param name="M">Rows of the result per work-group.</param>
/// <param name="N">Columns of the result per work-group.</param>
/// <param name="Depth">Steps of the inner axis per slice.</param>
/// <param name="ItemM">Rows per work-item.</param>
/// <param name="ItemN">Columns per work-item.</param>
/// <param name="Buffers">Slices in local memory, 1 or 2.</param>
internal readonly record struct TileShape(int M, int N, int Depth, int ItemM, int ItemN, int Buffers = 2)
{
    // What a line of a slice is padded by at most.
    private const int Padding = 4;

    // Fewer registers than the compiler likes, so that two groups of 256 share a multiprocessor: enough for so many sums.
    private const int MostSums = 64;

    private const string NvidiaOptions = "-cl-nv-maxrregcount=128";

    /// <summary>Work-items of a group.</summary>
    internal int Items => M / ItemM * (N / ItemN);

    /// <summary>The definitions for the program, one to a line.</summary>
    internal string Definitions => $"TILE_M {M}\nTILE_N {N}\nDEPTH {Depth}\nITEM_M {ItemM}\nITEM_N {ItemN}\nBUFFERS {Buffers}\n";

    /// <summary>A number below 2^20 of its own.</summary>
    internal int Code => Log(M) | Log(N) << 4 | Log(Depth) << 8 | Log(ItemM) << 12 | Log(ItemN) << 15 | (Buffers - 1) << 18;

    /// <summary>Local memory of a group, in bytes.</summary>
    internal long LocalBytes(DType dtype) => Math.Max((long)Buffers * Depth * (M + N + 2 * Padding), M / ItemM * (long)N) * dtype.Size();

    /// <summary>Whether the items of a group, and quads of loads, come out even, as the kernel demands.</summary>
    internal bool IsWhole => ItemM % 4 == 0 && ItemN % 4 == 0 && Depth % 4 == 0 && M % ItemM == 0 && N % ItemN == 0
        && M * Depth % (4 * Items) == 0 && N * Depth % (4 * Items) == 0;

    /// <summary>Whether a device has the local memory and the work-groups.</summary>
    internal bool Fits(DeviceCapabilities device, DType dtype) => Items <= device.MaxWorkGroup && LocalBytes(dtype) <= device.LocalMemory;

    /// <summary>Options of the compiler for programs of this shape.</summary>
    internal string Options(DeviceCapabilities device, DType dtype) =>
        Items == 256 && ItemM * ItemN <= MostSums && dtype == DType.Float32 && device.Extensions.Contains("cl_nv_compiler_options") ? NvidiaOptions : "";

    /// <inheritdoc/>
    public override string ToString() => $"{M}x{N}x{Depth}/{ItemM}x{ItemN}{(Buffers == 1 ? " one buffer" : "")}";

    private static int Log(int n) => BitOperations.Log2((uint)n);
}
