namespace DeZeroNative.Examples.SineWave;

/// <summary>Which stateful layer a model has.</summary>
internal enum SineWaveCell
{
    /// <summary>The plain one of step 59.</summary>
    Rnn,

    /// <summary>The long short-term memory of step 60.</summary>
    Lstm,

    /// <summary>Gated recurrent units.</summary>
    Gru,
}
