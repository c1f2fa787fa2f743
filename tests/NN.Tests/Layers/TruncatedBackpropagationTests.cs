using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

[Collection(MemoryCollection.Name)]
public class TruncatedBackpropagationTests
{
    private const int Window = 30;

    // The issue asks for 50,000 steps: DEZERO_BPTT_STEPS=50000 runs them.
    private static readonly int s_steps = int.TryParse(Environment.GetEnvironmentVariable("DEZERO_BPTT_STEPS"), out int steps) ? steps : 2_400;

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void Memory_stays_flat_over_many_steps(string kind)
    {
        var random = new RandomGenerator(1);
        StatefulLayer layer = RecurrentKinds.Make(kind, 64, inSize: 8, dtype: DType.Float32);
        var head = new Linear(1, inSize: 64, random: random);
        Optimizer optimizer = new Adam(1e-4).Setup([.. layer.Parameters(), .. head.Parameters()]);
        Tensor x = random.Normal((20, 8)), t = random.Normal((20, 1));
        Train(s_steps / 4);
        PoolLeakCheck.Settle();
        long live = Device.Cpu.Pool.LiveBytes, managed = GC.GetTotalMemory(forceFullCollection: true);

        Train(s_steps);

        PoolLeakCheck.Settle();
        long grownPool = Device.Cpu.Pool.LiveBytes - live, grownManaged = GC.GetTotalMemory(forceFullCollection: true) - managed;
        // Steps that are not cut would hold hundreds of megabytes; the pool itself keeps what it lent between two collections.
        Assert.True(grownPool < 2 << 20, $"{grownPool} bytes of the pool");
        Assert.True(grownManaged < 2 * TensorPool.CollectionInterval, $"{grownManaged} managed bytes");

        void Train(int steps)
        {
            Variable loss = Tensor.Scalar(0f);
            for (int step = 1; step <= steps; step++)
            {
                loss += F.MeanSquaredError(head.Forward(layer.Forward(x)), t);
                if (step % Window != 0) continue;
                layer.ClearGrads();
                head.ClearGrads();
                loss.Backward();
                loss.UnchainBackward();
                optimizer.Update();
                loss = Tensor.Scalar(0f);
            }
        }
    }

    [Theory, InlineData("rnn"), InlineData("lstm"), InlineData("gru")]
    public void A_cut_state_has_no_graph_behind_it(string kind)
    {
        StatefulLayer layer = RecurrentKinds.Make(kind, 4, inSize: 3);
        Tensor x = Tensor.Ones((2, 3), DType.Float64);
        for (int window = 0; window < 3; window++)
        {
            Variable sum = F.Sum(layer.Forward(x));
            for (int t = 0; t < 4; t++) sum += F.Sum(layer.Forward(x));
            sum.Backward();
            // As long as the window, not the history.
            Assert.InRange(layer.H!.Generation, 5, 10);
            sum.UnchainBackward();
            Assert.Null(layer.H.Creator);
        }
    }
}
