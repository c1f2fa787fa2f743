namespace DeZeroNative.Examples.CharLm;

/// <summary>Which recurrent layers a model has.</summary>
internal enum CellChoice
{
    /// <summary>Long short-term memory.</summary>
    Lstm,

    /// <summary>Gated recurrent units.</summary>
    Gru,
}
