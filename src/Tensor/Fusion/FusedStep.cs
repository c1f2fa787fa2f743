namespace DeZeroNative;

/// <summary>One step of a <see cref="FusedProgram"/>.</summary>
/// <param name="Operation">What is computed.</param>
/// <param name="A">The value of the first operand.</param>
/// <param name="B">That of the second, or -1.</param>
/// <param name="C">That of the third, or -1.</param>
/// <param name="Register">Where the result is kept for later steps; -1 for the last step, whose result is that of the program.</param>
internal readonly record struct FusedStep(Term Operation, int A, int B, int C, int Register);
