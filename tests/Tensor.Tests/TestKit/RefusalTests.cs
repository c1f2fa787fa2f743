using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace DeZeroNative.Tests;

public class RefusalTests
{
    [Theory, OnEachDevice]
    public void Float64_is_computed_or_refused_by_name(string device)
    {
        Tensor x = Tensor.Ones(3, DType.Float64).On(device);

        Refusal.Unless(device, DType.Float64, () => TensorAssert.Close([2, 2, 2], x + x));
        Refusal.Unless(device, DType.Float32, () => TensorAssert.Close([2, 2, 2], x.To(Device.Cpu).To(DType.Float32).On(device) * 2));
        TensorAssert.Equal([1, 1, 1], x.Reshape((3, 1)).Clone());
    }

    [Fact]
    public void Another_error_is_no_refusal() =>
        Assert.Throws<ShapeException>(() => Refusal.Unless("cpu", DType.Float64, () => Tensor.Ones(3).Reshape(4)));

    [Theory]
    [InlineData(typeof(DeviceException), "[tanh] opencl:0 (a device (of 2)) has no float64; use float32", true)]
    [InlineData(typeof(DeviceException), "[tanh] opencl:0 (a device) has no memory", false)]
    [InlineData(typeof(DeviceException), "opencl:0 (a device) has no float64; use float32", false)]
    [InlineData(typeof(InvalidOperationException), "[tanh] opencl:0 (a device) has no float64; use float32", false)]
    public void A_row_that_is_to_be_refused_passes_by_the_refusal_alone(Type error, string message, bool passes)
    {
        using var judged = new Judged();

        judged.Bus.QueueMessage(new TestFailed(judged.Test, 0, "", (Exception)Activator.CreateInstance(error, message)!));

        Assert.Equal(passes, judged.Last is ITestPassed);
        Assert.Equal(passes ? 0 : 1, judged.Bus.Failed);
    }

    [Fact]
    public void A_row_that_is_to_be_refused_and_computes_has_failed()
    {
        using var judged = new Judged();

        judged.Bus.QueueMessage(new TestPassed(judged.Test, 0, ""));

        Assert.Contains("refuse", Assert.IsAssignableFrom<ITestFailed>(judged.Last).Messages[0], StringComparison.Ordinal);
        Assert.Equal(1, judged.Bus.Failed);
    }

    /// <summary>The runner's end of the bus, and a test to report on.</summary>
    private sealed class Judged : IMessageBus
    {
        internal Judged()
        {
            Bus = new RefusalMessageBus(this);
            MethodInfo method = typeof(RefusalTests).GetMethod(nameof(A_row_that_is_to_be_refused_and_computes_has_failed))!;
            var assembly = new TestAssembly(Reflector.Wrap(typeof(RefusalTests).Assembly));
            var tests = new TestClass(new TestCollection(assembly, null, ""), Reflector.Wrap(typeof(RefusalTests)));
            var testCase = new XunitTestCase(new NullMessageSink(), TestMethodDisplay.Method, TestMethodDisplayOptions.None, new TestMethod(tests, Reflector.Wrap(method)));
            Test = new XunitTest(testCase, "");
        }

        internal RefusalMessageBus Bus { get; }

        internal ITest Test { get; }

        internal IMessageSinkMessage? Last { get; private set; }

        public bool QueueMessage(IMessageSinkMessage message)
        {
            Last = message;
            return true;
        }

        public void Dispose()
        {
        }
    }
}
