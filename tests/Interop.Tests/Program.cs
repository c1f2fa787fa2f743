using DeZeroNative.Interop;

// A process whose libraries are found anew: prints one line per library, then what comes of a call into it.
foreach (var report in NativeLibraries.Reports)
    Console.WriteLine($"{report.Library}|{report.Status}|{report.Path}|{report.Version}|{report.Detail}|{string.Join(';', report.Probes.Select(probe => probe.Error))}");

Console.WriteLine($"exp|{Attempt(() =>
{
    float[] y = [1f];
    DezeroKernels.Unary(KernelFunction.Exp, [0f], y);
})}");
Console.WriteLine($"threads|{Attempt(() => OpenBlas.Threads = 1)}");

static string Attempt(Action call)
{
    try
    {
        call();
        return "done";
    }
    catch (DllNotFoundException e)
    {
        return e.Message;
    }
}
