namespace DeZeroNative.Backends.OpenCL;

/// <summary>What tells one built program from another on a device.</summary>
/// <param name="Family">The kind of operation: <c>binary</c>.</param>
/// <param name="Operation">The operator: <c>add</c>; empty where the family is one program.</param>
/// <param name="Type">The element type computed in.</param>
/// <param name="Result">The element type of the result.</param>
/// <param name="Form">Further variants, such as which operands are numbers.</param>
/// <param name="Wide">Positions are 64-bit.</param>
internal readonly record struct ProgramKey(string Family, string Operation, DType Type, DType Result, int Form, bool Wide);
