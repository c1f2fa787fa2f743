namespace DeZeroNative.Tests.Conformance;

/// <summary>Computes the outputs of a case from its inputs.</summary>
internal delegate Variable[] Operation(CaseContext context);

/// <summary>The operations of kind "op", by name.</summary>
internal static class Operations
{
    private static readonly Dictionary<string, Operation> s_operations = new(
        [
            .. Ops.Arithmetic.All, .. Ops.Elementwise.All, .. Ops.ShapesAndIndexing.All, .. Ops.Reductions.All,
            .. Ops.LinearAlgebra.All, .. Ops.Convolution.All, .. Ops.Pooling.All, .. Ops.Normalization.All, .. Ops.Recurrent.All,
            .. Ops.Losses.All, .. Ops.Graphs.All,
        ]);

    internal static Operation? Find(string op) => s_operations.GetValueOrDefault(op);

    /// <summary>An operation with one output.</summary>
    internal static KeyValuePair<string, Operation> One(string op, Func<CaseContext, Variable> run) => new(op, context => [run(context)]);

    internal static KeyValuePair<string, Operation> Many(string op, Operation run) => new(op, run);
}
