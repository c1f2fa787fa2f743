using DeZeroNative.Examples.Mnist;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Generative;

/// <summary>One training run of an autoencoder, and its pictures: some digits beside their reconstructions, and digits for codes.</summary>
internal sealed class VaeRun(GenerativeOptions options, Screen screen)
{
    private const int Shown = 10;
    private const int Columns = 20;
    private const int TestBatch = 1000;
    private const double Edge = 2.5;

    public int Run()
    {
        Digits digits = Digits.Load(options.Data, screen, (long)(options.MaxSteps ?? int.MaxValue) * options.Batch, options.Dataset);
        screen.Line($"data     {digits.Name}: {digits.Train.Length} to train on, {digits.Test.Length} to test on; {digits.Origin}");
        screen.Line($"device   {ProviderNames.Of(options.Device)}, {ProviderNames.Blas(options.Device)}");
        screen.Line($"network  {options.Model}, codes of {options.Latent} numbers; Adam {options.LearningRate}, batch {options.Batch}, seed {options.Seed}");
        Directory.CreateDirectory(options.Folder);

        var model = new Vae(options);
        model.To(options.Device);
        Optimizer optimizer = new Adam(options.LearningRate).Setup(model);
        return new DigitLoop(options, screen, "loss", "reconstruction", "divergence").Run(digits, Step, epoch =>
        {
            Draw(model, digits.Test);
            return $"  test loss {TestLoss(model, digits.Test):F4}";
        });

        Tensor[] Step(Tensor x)
        {
            (Variable reconstruction, Variable divergence) = model.Losses(x);
            Variable loss = reconstruction + divergence;
            model.ClearGrads();
            loss.Backward();
            optimizer.Update();
            return [loss.Data, reconstruction.Data, divergence.Data];
        }
    }

    private double TestLoss(Vae model, Dataset test)
    {
        using var noGrad = new NoGrad();
        double sum = 0;
        foreach ((Tensor x, _) in new DataLoader(test, TestBatch, shuffle: false, device: options.Device))
        {
            (Variable reconstruction, Variable divergence) = model.Losses(x);
            sum += (reconstruction.Data.Item() + divergence.Data.Item()) * x.Length;
        }
        return sum / test.Length;
    }

    private void Draw(Vae model, Dataset test)
    {
        using var noGrad = new NoGrad();
        Tensor x = test.Batch([.. Enumerable.Range(0, Shown)]).X;
        Tensor again = model.Forward(x.To(options.Device)).Data.To(Device.Cpu);
        ImageGrid.Save(Path.Combine(options.Folder, "reconstructions.png"), Tensor.Concat([x, again], 0), Shown);
        ImageGrid.Save(Path.Combine(options.Folder, "digits.png"), model.Decode(Codes().To(options.Device)).Data, Columns);
    }

    /// <summary>Codes of two numbers from all over the plane; of more numbers, by chance.</summary>
    private Tensor Codes()
    {
        if (options.Latent != 2) return new RandomGenerator(options.Seed).Normal((Columns * Columns, options.Latent));
        var codes = new float[2 * Columns * Columns];
        for (int i = 0; i < codes.Length / 2; i++)
        {
            codes[2 * i] = (float)((2 * Edge * (i % Columns) / (Columns - 1)) - Edge);
            codes[(2 * i) + 1] = (float)(Edge - (2 * Edge * (i / Columns) / (Columns - 1)));
        }
        return Tensor.From(codes, (Columns * Columns, 2));
    }
}
