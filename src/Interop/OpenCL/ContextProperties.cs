namespace DeZeroNative.Interop.OpenCL;

/// <summary>Keys of the property list of clCreateContext.</summary>
internal enum ContextProperties : ulong
{
    Platform = 0x1084,
    InteropUserSync = 0x1085,
}
