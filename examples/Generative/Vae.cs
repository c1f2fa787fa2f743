using DeZeroNative.Examples.Mnist;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Generative;

/// <summary>
/// A variational autoencoder of pictures (n, 784): the encoder gives mean and logarithm of the variance of a code, the decoder makes pictures
/// of codes. Source: Kingma and Welling, "Auto-encoding variational Bayes", 2014; the layers are those of DeZero's example.
/// </summary>
internal sealed class Vae : Model
{
    private const int Pixels = 784;

    private readonly Layer _encoder, _mean, _logVariance, _decoder;
    private readonly RandomGenerator _random;

    public Vae(GenerativeOptions options)
    {
        _random = new RandomGenerator(options.Seed);
        bool conv = options.Model == NetworkChoice.Cnn;
        _encoder = Add("encoder", conv ? ConvEncoder() : new Sequential { Full(options.Hidden), F.Relu });
        _mean = Add("mean", Full(options.Latent));
        _logVariance = Add("log_variance", Full(options.Latent));
        _decoder = Add("decoder", conv ? ConvDecoder() : new Sequential { Full(options.Hidden), F.Relu, Full(Pixels) });
    }

    /// <summary>Mean and logarithm of the variance of the codes of pictures.</summary>
    public (Variable Mean, Variable LogVariance) Encode(Variable x)
    {
        Variable h = _encoder.Forward(x);
        return (_mean.Forward(h), _logVariance.Forward(h));
    }

    /// <summary>The pictures of codes, from 0 to 1.</summary>
    public Variable Decode(Variable z) => F.Sigmoid(_decoder.Forward(z));

    /// <summary>Nats per picture: what its code leaves open about it, and what the code tells beyond a standard normal distribution.</summary>
    public (Variable Reconstruction, Variable Divergence) Losses(Tensor x)
    {
        (Variable mean, Variable logVariance) = Encode(x);
        Tensor noise = _random.Normal(mean.Shape, device: x.Device);
        Variable z = mean + F.Exp(logVariance * 0.5) * noise;
        Variable divergence = 0.5 * F.Sum(mean * mean + F.Exp(logVariance) - logVariance - 1.0) / x.Length;
        return (F.SigmoidCrossEntropy(_decoder.Forward(z), x), divergence);
    }

    /// <summary>The picture of each picture's most likely code.</summary>
    protected override Variable Compute(Variable x) => Decode(Encode(x).Mean);

    private Sequential ConvEncoder() => new()
    {
        x => F.Reshape(x, (x.Length, 1, 28, 28)),
        new Conv2d(32, 3, stride: 1, pad: 1, random: _random), F.Relu,
        new Conv2d(64, 3, stride: 2, pad: 1, random: _random), F.Relu,
        new Conv2d(64, 3, stride: 1, pad: 1, random: _random), F.Relu,
        new Conv2d(64, 3, stride: 1, pad: 1, random: _random), F.Relu,
        x => F.Flatten(x), Full(32), F.Relu,
    };

    private Sequential ConvDecoder() => new()
    {
        Full(64 * 14 * 14), F.Relu,
        z => F.Reshape(z, (z.Length, 64, 14, 14)),
        new Deconv2d(32, 4, stride: 2, pad: 1, random: _random), F.Relu,
        new Conv2d(1, 3, stride: 1, pad: 1, random: _random),
        x => F.Flatten(x),
    };

    private Linear Full(int outputs) => new(outputs, random: _random);
}
