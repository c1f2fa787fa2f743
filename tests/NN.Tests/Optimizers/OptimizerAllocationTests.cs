using Xunit;

namespace DeZeroNative.NN.Tests.Optimizers;

// Alone: a profile that another test takes of the device keeps an entry of every launch.
[Collection(MemoryCollection.Name)]
public class OptimizerAllocationTests
{
    [Theory, MemberData(nameof(OptimizerTests.Cases), MemberType = typeof(OptimizerTests))]
    public void Updates_after_the_first_allocate_nothing_per_parameter(string device, string name)
    {
        Layer few = Model(2), many = Model(42);

        long forFew = Allocated(few), forMany = Allocated(many);

        Assert.InRange(forMany - forFew, 0, 64);

        Layer Model(int layers)
        {
            // All together they are less than is shared out between threads, which allocates once per update.
            var model = new MLP(Enumerable.Repeat(16, layers));
            model.To(Device.Parse(device)).Summary((1, 16));
            foreach (Parameter parameter in model.Parameters()) parameter.Grad = Tensor.OnesLike(parameter.Data);
            return model;
        }

        long Allocated(Layer model)
        {
            Optimizer optimizer = OptimizerTests.Make(name).Setup(model);
            optimizer.Update();
            optimizer.Update();
            long before = GC.GetAllocatedBytesForCurrentThread();
            optimizer.Update();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
