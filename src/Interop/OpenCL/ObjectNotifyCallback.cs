namespace DeZeroNative.Interop.OpenCL;

/// <summary>Called when a program has been built, or a memory object destroyed.</summary>
internal unsafe delegate void ObjectNotifyCallback(nint obj, void* userData);
