using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

// Steps of recurrent cells for rows of a batch, and the ways back through them: see dz_lstm_f32 and dz_gru_f32.
internal static unsafe partial class DezeroKernels
{
    public static void Lstm(long rows, long units, float* gates, float* c, float* c1, float* h1) =>
        ThrowIfFailed(Lstm(Variant, rows, units, gates, c, c1, h1));

    public static void Lstm(long rows, long units, double* gates, double* c, double* c1, double* h1) =>
        ThrowIfFailed(Lstm(Variant, rows, units, gates, c, c1, h1));

    public static void LstmGradient(long rows, long units, float* gates, float* c, float* c1, float* gh, float* gc, float* gate) =>
        ThrowIfFailed(LstmGradient(Variant, rows, units, gates, c, c1, gh, gc, gate));

    public static void LstmGradient(long rows, long units, double* gates, double* c, double* c1, double* gh, double* gc, double* gate) =>
        ThrowIfFailed(LstmGradient(Variant, rows, units, gates, c, c1, gh, gc, gate));

    public static void Gru(long rows, long units, float* gates, float* u, float* h, float* h1) =>
        ThrowIfFailed(Gru(Variant, rows, units, gates, u, h, h1));

    public static void Gru(long rows, long units, double* gates, double* u, double* h, double* h1) =>
        ThrowIfFailed(Gru(Variant, rows, units, gates, u, h, h1));

    public static void GruGradient(long rows, long units, float* gates, float* u, float* h, float* gh, float* gate, float* gu) =>
        ThrowIfFailed(GruGradient(Variant, rows, units, gates, u, h, gh, gate, gu));

    public static void GruGradient(long rows, long units, double* gates, double* u, double* h, double* gh, double* gate, double* gu) =>
        ThrowIfFailed(GruGradient(Variant, rows, units, gates, u, h, gh, gate, gu));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_lstm_f32")]
    private static partial KernelStatus Lstm(KernelVariant variant, long rows, long units, float* gates, float* c, float* c1, float* h1);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_lstm_f64")]
    private static partial KernelStatus Lstm(KernelVariant variant, long rows, long units, double* gates, double* c, double* c1, double* h1);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_lstm_gradient_f32")]
    private static partial KernelStatus LstmGradient(
        KernelVariant variant, long rows, long units, float* gates, float* c, float* c1, float* gh, float* gc, float* gate);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_lstm_gradient_f64")]
    private static partial KernelStatus LstmGradient(
        KernelVariant variant, long rows, long units, double* gates, double* c, double* c1, double* gh, double* gc, double* gate);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_gru_f32")]
    private static partial KernelStatus Gru(KernelVariant variant, long rows, long units, float* gates, float* u, float* h, float* h1);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_gru_f64")]
    private static partial KernelStatus Gru(KernelVariant variant, long rows, long units, double* gates, double* u, double* h, double* h1);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_gru_gradient_f32")]
    private static partial KernelStatus GruGradient(
        KernelVariant variant, long rows, long units, float* gates, float* u, float* h, float* gh, float* gate, float* gu);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_gru_gradient_f64")]
    private static partial KernelStatus GruGradient(
        KernelVariant variant, long rows, long units, double* gates, double* u, double* h, double* gh, double* gate, double* gu);
}
