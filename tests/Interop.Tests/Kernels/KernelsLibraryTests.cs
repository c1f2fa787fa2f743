using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>The inspection of a kernel library, on exports that are C# functions here.</summary>
public unsafe class KernelsLibraryTests
{
    private readonly PretendLoader _machine = new();

    [Fact]
    public void Another_ABI_version_is_refused()
    {
        var report = Resolve(abi: (nint)(delegate* unmanaged[Cdecl]<int>)&NextAbi);

        Assert.Equal(NativeLibraryStatus.WrongVersion, report.Status);
        Assert.Equal($"has ABI version {KernelsLibrary.AbiVersion + 1}; {KernelsLibrary.AbiVersion} is needed", report.Probes[0].Error);
    }

    [Fact]
    public void The_report_of_a_fitting_library_names_ABI_and_variant()
    {
        var report = Resolve(abi: (nint)(delegate* unmanaged[Cdecl]<int>)&ThisAbi);

        Assert.True(report.IsLoaded);
        Assert.Equal($"ABI {KernelsLibrary.AbiVersion}", report.Version);
        Assert.Equal("variant avx2 (the best of this processor)", report.Detail);
    }

    [Fact]
    public void A_forced_variant_that_cannot_run_is_explained_in_the_report()
    {
        _machine.Environment["DEZERO_KERNELS_VARIANT"] = "avx512";

        var report = Resolve(abi: (nint)(delegate* unmanaged[Cdecl]<int>)&ThisAbi);

        Assert.True(report.IsLoaded);
        Assert.Equal("variant avx2 (DEZERO_KERNELS_VARIANT=avx512 cannot run here)", report.Detail);
    }

    private NativeLibraryReport Resolve(nint abi)
    {
        var description = KernelsLibrary.Describe(new NativePlatform("linux", "x64", []), _machine.GetEnvironmentVariable);
        // Exports that are looked for and never called.
        Dictionary<string, nint> exports = description.RequiredExports.ToDictionary(name => name, _ => (nint)1);
        exports["dz_abi_version"] = abi;
        exports["dz_detect_variant"] = (nint)(delegate* unmanaged[Cdecl]<int>)&BestIsAvx2;
        exports["dz_has_variant"] = (nint)(delegate* unmanaged[Cdecl]<int, int>)&HasUpToAvx2;
        _machine.Libraries["libdezero_kernels.so"] = new PretendLibrary { Exports = exports };
        return NativeLibraryResolver.Resolve(description, _machine).Report;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ThisAbi() => KernelsLibrary.AbiVersion;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int NextAbi() => KernelsLibrary.AbiVersion + 1;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int BestIsAvx2() => (int)KernelVariant.Avx2;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int HasUpToAvx2(int variant) => variant <= (int)KernelVariant.Avx2 ? 1 : 0;
}
