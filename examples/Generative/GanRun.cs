using DeZeroNative.Examples.Mnist;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Generative;

/// <summary>One training run of two networks against each other; the same codes are drawn after every epoch.</summary>
internal sealed class GanRun(GenerativeOptions options, Screen screen)
{
    private const int Columns = 10;
    private const double Beta1 = 0.5;

    /// <summary>What the judge is told about real pictures: not quite 1, so that it is never too sure to teach the painter something.</summary>
    private const double Real = 0.9;

    private readonly RandomGenerator _random = new(options.Seed + 1);

    public int Run()
    {
        Digits digits = Digits.Load(options.Data, screen, (long)(options.MaxSteps ?? int.MaxValue) * options.Batch, options.Dataset);
        screen.Line($"data     {digits.Name}: {digits.Train.Length} pictures; {digits.Origin}");
        screen.Line($"device   {ProviderNames.Of(options.Device)}, {ProviderNames.Blas(options.Device)}");
        screen.Line($"network  {options.Model}, codes of {options.Latent} numbers; Adam {options.LearningRate}, batch {options.Batch}, seed {options.Seed}");
        Directory.CreateDirectory(options.Folder);

        var networks = new GanNetworks(options);
        Layer generator = networks.Generator.To(options.Device), discriminator = networks.Discriminator.To(options.Device);
        Optimizer painter = new Adam(options.LearningRate, Beta1).Setup(generator), judge = new Adam(options.LearningRate, Beta1).Setup(discriminator);
        Tensor shown = Codes(Columns * Columns);
        return new DigitLoop(options, screen, "generator", "discriminator").Run(digits, Step, epoch =>
        {
            using var noGrad = new NoGrad();
            using var testMode = new TestMode();
            Tensor drawn = generator.Forward(shown).Data;
            ImageGrid.Save(Path.Combine(options.Folder, $"epoch{epoch:D3}.png"), drawn, Columns);
            ImageGrid.Save(Path.Combine(options.Folder, "digits.png"), drawn, Columns);
            return "";
        });

        Tensor[] Step(Tensor real)
        {
            // The judge first: real ones are real, and drawn ones, taken as they are, are not.
            Variable drawn = generator.Forward(Codes((int)real.Length));
            Tensor yes = Tensor.Ones((real.Length, 1), device: options.Device), no = Tensor.ZerosLike(yes);
            Variable judged = F.SigmoidCrossEntropy(discriminator.Forward(real), yes * Real) + F.SigmoidCrossEntropy(discriminator.Forward(drawn.Data), no);
            discriminator.ClearGrads();
            judged.Backward();
            judge.Update();

            // The painter wants its pictures taken for real ones.
            Variable painted = F.SigmoidCrossEntropy(discriminator.Forward(drawn), yes);
            generator.ClearGrads();
            painted.Backward();
            painter.Update();
            return [painted.Data, judged.Data];
        }
    }

    private Tensor Codes(int count) => _random.Normal((count, options.Latent), device: options.Device);
}
