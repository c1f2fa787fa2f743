using System.Runtime.InteropServices;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Bench.Work;

/// <summary>Matrix products by CLBlast (<c>apt-get install libclblast1</c>) on the first OpenCL device, in a context of its own.</summary>
internal static unsafe partial class ClBlastWork
{
    private const string Library = "libclblast.so.1";
    private const int RowMajor = 101, NoTranspose = 111;

    /// <summary>The works; none where the library or a device is missing.</summary>
    public static IReadOnlyDictionary<string, Func<Action>> All { get; } = OpenClRuntime.Current.Devices.Count > 0 && NativeLibrary.TryLoad(Library, out _)
        ? OpenClWork.Sizes.ToDictionary(n => $"opencl-sgemm-{n}", n => (Func<Action>)(() => Sgemm(n)))
        : new Dictionary<string, Func<Action>>();

    private static Action Sgemm(int n)
    {
        var context = new OpenClContext(OpenClRuntime.Current.Devices[0], ProgramCache.ForUser());
        MemHandle a = Filled(context, n), b = Filled(context, n), c = Filled(context, n);
        return () =>
        {
            nint queue = context.RawQueue;
            int status = CLBlastSgemm(
                RowMajor, NoTranspose, NoTranspose, m: (nuint)n, n: (nuint)n, k: (nuint)n,
                alpha: 1, a: a.Raw, aOffset: 0, aLeading: (nuint)n, b: b.Raw, bOffset: 0, bLeading: (nuint)n,
                beta: 0, c: c.Raw, cOffset: 0, cLeading: (nuint)n, &queue, null);
            if (status != 0) throw new InvalidOperationException($"CLBlastSgemm failed with {status}");
            context.Finish();
        };
    }

    private static MemHandle Filled(OpenClContext context, int n)
    {
        MemHandle buffer = context.TryCreateBuffer((long)n * n * sizeof(float)) ?? throw new InvalidOperationException("no device memory");
        context.Write(MemoryMarshal.AsBytes(Noise.Of((n, n)).AsSpan<float>()), buffer, 0);
        return buffer;
    }

    [LibraryImport(Library)]
    private static partial int CLBlastSgemm(
        int layout, int aTransposed, int bTransposed, nuint m, nuint n, nuint k, float alpha, nint a, nuint aOffset, nuint aLeading,
        nint b, nuint bOffset, nuint bLeading, float beta, nint c, nuint cOffset, nuint cLeading, nint* queue, nint* done);
}
