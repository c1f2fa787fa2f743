namespace DeZeroNative.Steps;

/// <summary>A choice between two forms of an operator that is known where it is compiled.</summary>
internal interface IChoice
{
    static abstract bool IsTaken { get; }
}
