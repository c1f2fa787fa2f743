namespace DeZeroNative.Tests;

public class DeviceErrorTests
{
    [Theory, OnEachDevice]
    public void Nothing_crosses_devices_silently(string device)
    {
        if (device == "cpu") return;
        Tensor here = Tensor.Ones((2, 2)), there = here.On(device), labels = Tensor.From([0L, 1]);
        (string Operation, Action Use)[] uses =
        [
            ("matmul", () => Tensor.MatMul(here, there)),
            ("matmul", () => Tensor.MatMul(there, here)),
            ("where", () => Tensor.Where(here, there, there)),
            ("where", () => Tensor.Where(there, there, here)),
            ("cross_entropy", () => Tensor.CrossEntropy(there, labels)),
            ("copy_from", () => here.CopyFrom(there)),
            ("greater", () => _ = here > there),
        ];

        Assert.All(uses, use =>
        {
            var error = Assert.Throws<DeviceException>(use.Use);
            Assert.StartsWith($"[{use.Operation}] operands are on different devices: ", error.Message, StringComparison.Ordinal);
            Assert.Contains(device, error.Message, StringComparison.Ordinal);
        });
    }
}
