namespace DeZeroNative.NN.Tests.Layers;

/// <summary>The stateful layers, by name, for tests that hold for each.</summary>
internal static class RecurrentKinds
{
    public static StatefulLayer Make(string kind, int hidden, int? inSize = null, int seed = 1, DType dtype = DType.Float64) => kind switch
    {
        "rnn" => new Rnn(hidden, inSize, dtype, new RandomGenerator(seed)),
        "lstm" => new Lstm(hidden, inSize, dtype, new RandomGenerator(seed)),
        _ => new Gru(hidden, inSize, dtype, new RandomGenerator(seed)),
    };
}
