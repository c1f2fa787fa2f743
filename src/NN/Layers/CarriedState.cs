namespace DeZeroNative.NN;

/// <summary>What a layer carries from call to call: how to read it, null where there is none, and how to put it back.</summary>
internal sealed record CarriedState(Func<Tensor?> Read, Action<Tensor?> Write);
