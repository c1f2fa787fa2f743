using System.Runtime.InteropServices;

namespace DeZeroNative.Backends.OpenCL.Convolutions;

/// <summary>
/// The cells of a window that count along one axis: <paramref name="First"/>, First + <paramref name="Step"/> ...; the a-th sees canvas
/// positions moved by Shift + a * ShiftStep, counted over all phases.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CellAxis(int Count, int First, int Step, int Shift, int ShiftStep);
