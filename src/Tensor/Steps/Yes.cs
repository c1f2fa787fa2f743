namespace DeZeroNative.Steps;

/// <summary>A choice that is taken.</summary>
internal readonly struct Yes : IChoice
{
    public static bool IsTaken => true;
}
