namespace DeZeroNative.Steps;

/// <summary>A choice that is not taken.</summary>
internal readonly struct No : IChoice
{
    public static bool IsTaken => false;
}
