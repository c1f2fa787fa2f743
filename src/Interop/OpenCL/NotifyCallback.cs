namespace DeZeroNative.Interop.OpenCL;

/// <summary>Called by a context that has something to report.</summary>
internal unsafe delegate void NotifyCallback(byte* errinfo, void* privateInfo, nuint cb, void* userData);
