namespace DeZeroNative.Tests;

/// <summary>
/// The pool lends blocks of unreachable tensors again, so an operation that lets go of an operand too early would read or
/// write another's memory. A thread collects without pause while temporaries that nobody holds go through every family.
/// </summary>
public class CollectorStressTests
{
    private const int Length = 3000, Rounds = 60;

    [Theory, OnEachDevice]
    public void Operands_live_until_their_operation_is_done(string device)
    {
        Device d = Device.Parse(device);
        double[] expected = Numbers(d);
        using var stop = new CancellationTokenSource();
        Thread[] threads = [new(() => Collect(stop.Token)), new(() => Disturb(d, stop.Token))];
        foreach (Thread thread in threads) thread.Start();
        try
        {
            for (int round = 0; round < Rounds; round++) Assert.Equal(expected, Numbers(d));
        }
        finally
        {
            stop.Cancel();
            foreach (Thread thread in threads) thread.Join();
        }
    }

    /// <summary>One number per family, each from temporaries alone.</summary>
    private static double[] Numbers(Device device)
    {
        Tensor X() => Tensor.Linspace(0.1, 0.9, Length, device: device);
        Tensor M() => X().Reshape((60, 50));
        Tensor Positions() => Tensor.Arange(50, DType.Int64, device);
        return
        [
            (X().Tanh() + X()).Sum().Item(),
            (X() * 2.0 / X().Exp()).Sum().Item(),
            (X() < X().Sqrt()).To(DType.Int32).Sum().Item(),
            Tensor.Where(X() > 0.5, X(), 0).Sum().Item(),
            Tensor.MatMul(M(), M().T).Sum().Item(),
            Tensor.Linear(M(), M().T, Tensor.Ones(60, device: device)).Mean().Item(),
            M().T.Contiguous().Max(0).Sum().Item(),
            M().Mean(1).Sum().Item(),
            M().ArgMax(1).Sum().Item(),
            M().Softmax().Max().Item(),
            Tensor.CrossEntropy(M(), Tensor.Zeros(60, DType.Int64, device)).Item(),
            M()[Positions()].Sum().Item(),
            M().Gather(Positions().Reshape((1, 50)), 0).Sum().Item(),
            M().ScatterAdd(Positions().Reshape((1, 50)), Tensor.Ones((1, 50), device: device), 0).Sum().Item(),
            Tensor.Concat([X(), X()]).Sum().Item(),
            M()[.., new Slice(step: -2)].Clone().Sum().Item(),
            new RandomGenerator(7).Uniform(Length, device: device).Sum().Item(),
            new RandomGenerator(7).Normal(Length, device: device).Sum().Item(),
            (X() * 1000).To(DType.Int64).To(Device.Cpu).ToArray<long>().Sum(),
            Tensor.From(X().ToArray<float>()).Sum().Item(),
        ];
    }

    private static void Collect(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Takes whatever comes back to the pool at once and writes to it.</summary>
    private static void Disturb(Device device, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _ = Tensor.Full(Length, double.NaN, device: device);
            _ = Tensor.Full(Length, -1, DType.Int64, device);
            _ = Tensor.Full(2 * Length, double.NaN, device: device);
        }
    }
}
