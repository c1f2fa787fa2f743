using System.Runtime.InteropServices;
using DeZeroNative.Backends.OpenCL;
using DeZeroNative.Bench.Work;
using DeZeroNative.Interop.OpenCL;
using DeZeroNative.NN;

namespace DeZeroNative.Bench.OpenCl;

/// <summary>The rows' work on an OpenCL device: by this library, by its tuned kernels, and by the driver's own copy.</summary>
internal sealed class DeviceWork(OpenClBackend backend, int imagesPerBatch)
{
    private const int Elements = 64 << 20, Classes = 10;

    private Device Device => backend.Device;

    /// <summary>Products with tiles as the model of the device has them, and the rest.</summary>
    public IReadOnlyDictionary<string, Func<Action>> Untuned => Table(isTuned: false);

    /// <summary>Products with tiles that were tuned.</summary>
    public IReadOnlyDictionary<string, Func<Action>> Tuned =>
        DeviceRow.Products.ToDictionary(DeviceRow.NameOf, p => (Func<Action>)(() => Product(p.M, p.N, p.K, isTuned: true)));

    /// <summary>clEnqueueCopyBuffer, by the driver alone.</summary>
    public IReadOnlyDictionary<string, Func<Action>> Raw => new Dictionary<string, Func<Action>> { ["copy-256mb"] = RawCopy };

    /// <summary>One step of training, which waits for nothing.</summary>
    public Action Step()
    {
        var model = new Sequential
        {
            new Conv2d(32, 3, pad: 1), F.Relu, new Conv2d(32, 3, pad: 1), F.Relu, x => F.Pooling(x, 2, 2),
            new Conv2d(64, 3, pad: 1), F.Relu, new Conv2d(64, 3, pad: 1), F.Relu, x => F.Pooling(x, 2, 2),
            F.Flatten, new Linear(128), F.Relu, new Linear(Classes),
        };
        Tensor x = Noise.Of((imagesPerBatch, 1, 28, 28)).To(Device), t = new RandomGenerator(0).Integers(0, Classes, imagesPerBatch).To(Device);
        model.To(Device);
        Optimizer optimizer = new Adam().Setup(model);
        return () =>
        {
            model.ClearGrads();
            F.SoftmaxCrossEntropy(model.Forward(x), t).Backward();
            optimizer.Update();
        };
    }

    private Dictionary<string, Func<Action>> Table(bool isTuned)
    {
        var works = DeviceRow.Products.ToDictionary(DeviceRow.NameOf, p => (Func<Action>)(() => Product(p.M, p.N, p.K, isTuned)));
        works["copy-256mb"] = Copy;
        works["add-256mb"] = Add;
        works["cnn-train-256"] = () => Repeat("cnn-train-256", Step());
        return works;
    }

    private Action Product(int m, int n, int k, bool isTuned)
    {
        Tensor a = Noise.Of((m, k)).To(Device), b = Noise.Of((k, n)).To(Device);
        Action work = Repeat(DeviceRow.NameOf((m, n, k)), () => Tensor.MatMul(a, b).Dispose());
        return () =>
        {
            backend.TilePlans.UsesTuned = isTuned;
            work();
        };
    }

    private Action Copy()
    {
        Tensor x = Tensor.Ones(Elements, device: Device), y = Tensor.Zeros(Elements, device: Device);
        return Repeat("copy-256mb", () => backend.Copy(x, y));
    }

    private Action Add()
    {
        Tensor a = Tensor.Ones(Elements, device: Device), b = Tensor.Ones(Elements, device: Device);
        return Repeat("add-256mb", () => (a + b).Dispose());
    }

    private Action RawCopy()
    {
        const long Bytes = (long)Elements * sizeof(float);
        var context = new OpenClContext(backend.Opened, new ProgramCache(null));
        MemHandle from = Buffer(), to = Buffer();
        int launches = DeviceRow.All.Single(row => row.Name == "copy-256mb").Launches;
        return () =>
        {
            for (int i = 0; i < launches; i++) context.Copy(from, 0, to, 0, Bytes);
            context.Finish();
        };

        // Memory that was never written need not be there.
        MemHandle Buffer()
        {
            MemHandle buffer = context.TryCreateBuffer(Bytes) ?? throw new DeviceException("[bench] no device memory for the copy");
            context.Write(MemoryMarshal.AsBytes(Tensor.Ones(Elements).AsSpan<float>()), buffer, 0);
            return buffer;
        }
    }

    private Action Repeat(string name, Action launch)
    {
        int launches = DeviceRow.All.Single(row => row.Name == name).Launches;
        return () =>
        {
            for (int i = 0; i < launches; i++) launch();
            Device.Synchronize();
        };
    }
}
