namespace DeZeroNative.Tests;

public class DeviceTests
{
    [Theory, OnEachDevice]
    public void A_name_gives_the_one_device(string device)
    {
        Assert.Same(Device.Parse(device), Device.Parse(device.ToUpperInvariant()));
        Assert.Equal(device, Device.Parse(device).ToString());
        Assert.Equal(device == "cpu", Device.Parse(device).IsCpu);
        Device.Parse(device).Synchronize();
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("opencl:999")]
    [InlineData("opencl:-1")]
    [InlineData("cpu:0")]
    [InlineData("")]
    public void A_name_that_no_device_has_is_repeated(string name)
    {
        var error = Assert.Throws<DeviceException>(() => Device.Parse(name));

        Assert.Contains($"[device]", error.Message, StringComparison.Ordinal);
        Assert.Contains(name.Split(':')[^1], error.Message, StringComparison.Ordinal);
    }

    [Theory, OnEachDevice]
    public void Elements_go_there_and_back_from_every_layout(string device)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            foreach (Shape shape in new Shape[] { default, 0, (3, 4, 5), (2, 5000) })
            {
                Tensor x = Values.Random(shape, DType.Int32, seed: 1, low: 0, high: 100).To(dtype);
                foreach (LayoutCase layout in Layouts.Of(x))
                {
                    Tensor there = layout.Tensor.To(Device.Parse(device));

                    Assert.Equal(device, there.Device.Name);
                    Assert.Equal(dtype, there.DType);
                    TensorAssert.Equal(x, there.To(Device.Cpu));
                }
            }
        }
    }

    [Fact]
    public void Going_where_it_is_gives_the_tensor_itself()
    {
        Tensor x = Tensor.Ones(3);

        Assert.Same(x, x.To(Device.Cpu));
        Assert.Throws<ArgumentNullException>(() => x.To((Device)null!));
    }
}
