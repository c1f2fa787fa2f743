using System.Text;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.CharLm;

/// <summary>Lets a model go on with a text, character by character.</summary>
internal sealed class Sampler(CharModel model, Shakespeare text, Device device)
{
    /// <summary>A prompt and what the model makes of it.</summary>
    /// <param name="prompt">Where it begins.</param>
    /// <param name="count">Characters to add.</param>
    /// <param name="temperature">Below 1 likely characters are taken more often than the model holds them likely, above 1 less often.</param>
    /// <param name="seed">Decides.</param>
    public string Write(string prompt, int count, double temperature, long seed)
    {
        using var noGrad = new NoGrad();
        using var testMode = new TestMode();
        var chance = new Random(unchecked((int)seed));
        var written = new StringBuilder(prompt);
        Tensor x = text.Encode(prompt).ExpandDims(1);
        CharModel.State? state = null;
        for (int i = 0; i < count; i++)
        {
            (Variable scores, state) = model.Run(x.To(device), state);
            int next = Choose((scores.Data[-1] / temperature).To(Device.Cpu).To(DType.Float64).ToArray<double>(), chance.NextDouble());
            written.Append(text.Characters[next]);
            x = Tensor.From(new long[,] { { next } });
        }
        return written.ToString();
    }

    /// <summary>The character at a place in 0..1 of the softmax's running sum.</summary>
    private static int Choose(double[] scores, double place)
    {
        double max = scores.Max();
        double[] weights = [.. scores.Select(score => Math.Exp(score - max))];
        double rest = place * weights.Sum();
        for (int i = 0; i < weights.Length; i++)
        {
            rest -= weights[i];
            if (rest < 0) return i;
        }
        return weights.Length - 1;
    }
}
