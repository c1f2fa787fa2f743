using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void Uniform(ulong key, ulong counter, double low, double high, Tensor y)
    {
        if (y.Size == 0) return;
        bool wide = IsWide(y);
        int block = y.DType == DType.Float32 ? 4 : 2;
        ProgramKey built = Key("random", y.DType, wide);
        if (!_programs.TryGet(built, out OpenClProgram program)) program = _programs.Build(built, "random.cl", $"BLOCK {block}\n");
        KernelLaunch launch = program["uniform"].Begin(wide);
        launch.Value(key);
        launch.Value(counter);

        // The range is taken in the type of y, as on the CPU, so that the numbers agree to the bit.
        Number(ref launch, y.DType, low);
        if (y.DType == DType.Float32) launch.Value((float)high - (float)low);
        else launch.Value(high - low);
        Pass(ref launch, y);
        launch.Index(y.Size);
        launch.Run(Groups(Groups(y.Size, block), _elementwiseGroup), _elementwiseGroup);
        GC.KeepAlive(y);
    }
}
