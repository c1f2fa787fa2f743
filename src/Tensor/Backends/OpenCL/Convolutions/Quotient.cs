using System.Numerics;
using System.Runtime.InteropServices;

namespace DeZeroNative.Backends.OpenCL.Convolutions;

/// <summary>
/// The structure <c>quotient</c> of convolution_places.cl: n / divisor = (n factor / 2^32 + n) / 2^shift for 0 &lt;= n &lt; 2^31, after
/// Granlund and Montgomery, "Division by invariant integers using multiplication" (1994).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Quotient(uint Factor, int Shift, int Divisor)
{
    /// <summary>Division by a positive number.</summary>
    internal static Quotient By(int divisor)
    {
        int shift = divisor <= 1 ? 0 : 32 - BitOperations.LeadingZeroCount((uint)divisor - 1);
        return new((uint)((((1UL << shift) - (uint)divisor) << 32) / (uint)divisor + 1), shift, divisor);
    }

    /// <summary>The quotient, as the kernel computes it.</summary>
    internal int Of(int n) => (int)((uint)(((ulong)(uint)n * Factor) >> 32) + (uint)n >> Shift);
}
