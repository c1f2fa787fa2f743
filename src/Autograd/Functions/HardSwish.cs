namespace DeZeroNative;

public static partial class F
{
    /// <summary>x times <see cref="HardSigmoid"/>. Howard and others, "Searching for MobileNetV3", 2019.</summary>
    public static Variable HardSwish(Variable x) => x * HardSigmoid(x);
}
