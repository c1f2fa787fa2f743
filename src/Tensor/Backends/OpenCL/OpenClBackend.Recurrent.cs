using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

internal sealed partial class OpenClBackend
{
    public void LstmStep(Tensor gates, Tensor c, Tensor c1, Tensor h1) => RunStep("lstm_step", c, gates, c, c1, h1);

    public void LstmStepGradient(Tensor gates, Tensor c, Tensor c1, Tensor gh, Tensor gc, Tensor gate) =>
        RunStep("lstm_step_gradient", c, gates, c, c1, gh, gc, gate);

    public void GruStep(Tensor gates, Tensor u, Tensor h, Tensor h1) => RunStep("gru_step", h, gates, u, h, h1);

    public void GruStepGradient(Tensor gates, Tensor u, Tensor h, Tensor gh, Tensor gate, Tensor gu) =>
        RunStep("gru_step_gradient", h, gates, u, h, gh, gate, gu);

    /// <summary>Enqueues a kernel with one work-item per number of a state (rows, units).</summary>
    private void RunStep(string kernel, Tensor state, params ReadOnlySpan<Tensor> operands)
    {
        bool wide = false;
        foreach (Tensor operand in operands) wide |= IsWide(operand);
        KernelLaunch launch = Program("recurrent", state.DType, wide)[kernel].Begin(wide);
        foreach (Tensor operand in operands) Pass(ref launch, operand);
        launch.Index(state.Size);
        launch.Index(state.Shape[1]);
        launch.Run(Groups(state.Size, _elementwiseGroup), _elementwiseGroup);
        foreach (Tensor operand in operands) GC.KeepAlive(operand);
    }
}
