namespace DeZeroNative;

/// <summary>
/// The gradients of weights that many steps share, put off: a step leaves its operands below those of the step before, and a product is made
/// of many steps at once. One of few rows costs as much to prepare, and to add up, as to multiply.
/// </summary>
internal sealed class StepProducts : IDisposable
{
    // Rows of operands that are multiplied together: enough for a product at full rate, few enough to stay near in the caches.
    private const int ProductRows = 512;

    private readonly Tensor _inputs, _hidden, _x, _h;
    private readonly Tensor?[] _sums = new Tensor?[3];
    private readonly int _capacity;
    private int _steps;

    private StepProducts(Recurrence step, bool hiddenApart, int capacity)
    {
        Tensor Allocate(long width) => Tensor.Allocate((capacity, step.Rows, width), step.DType, step.H0.Device);
        _capacity = capacity;
        _inputs = Allocate(step.Gates);
        _hidden = hiddenApart ? Allocate(step.Gates) : _inputs;
        (_x, _h) = (Allocate(step.X.Shape[2]), Allocate(step.Units));
    }

    /// <summary>For steps like one, whose gates have gradients of their own for U where <paramref name="hiddenApart"/>; null where one alone fills a product.</summary>
    internal static StepProducts? For(Recurrence step, bool hiddenApart)
    {
        int capacity = (int)(ProductRows / step.Rows);
        return step.Steps == 1 && capacity >= 2 ? new(step, hiddenApart, capacity) : null;
    }

    /// <summary>Whether the operands of a step are of the same sizes.</summary>
    internal bool Takes(Recurrence step) =>
        step.Steps == 1 && step.Rows == _h.Shape[1] && step.X.Shape[2] == _x.Shape[2] && step.DType == _h.DType && ReferenceEquals(step.H0.Device, _h.Device);

    /// <summary>Where a step is to put its gradients before the gates, (1, rows, gates): those of the products with W and with U.</summary>
    internal (Tensor Inputs, Tensor Hidden) Next()
    {
        Tensor inputs = At(_inputs, _steps);
        return (inputs, ReferenceEquals(_hidden, _inputs) ? inputs : At(_hidden, _steps));
    }

    /// <summary>Notes the other operands of the step that has filled <see cref="Next"/>.</summary>
    internal void Add(Recurrence step)
    {
        using Tensor x = At(_x, _steps), h = At(_h, _steps), h0 = step.H0.ExpandDims(0);
        x.Backend.Copy(step.X, x);
        h.Backend.Copy(h0, h);
        if (++_steps == _capacity) MultiplyNoted();
    }

    /// <summary>The gradients of W, U and b from all steps, for the caller.</summary>
    internal Tensor[] Multiply()
    {
        if (_steps > 0) MultiplyNoted();
        Tensor[] sums = [.. _sums.OfType<Tensor>()];
        Array.Clear(_sums);
        return sums;
    }

    public void Dispose()
    {
        _inputs.Dispose();
        if (!ReferenceEquals(_hidden, _inputs)) _hidden.Dispose();
        _x.Dispose();
        _h.Dispose();
        foreach (Tensor? sum in _sums) sum?.Dispose();
    }

    private void MultiplyNoted()
    {
        using Tensor ga = Noted(_inputs), gu = Noted(_hidden), x = Noted(_x), h = Noted(_h);
        Accumulate(ref _sums[0], ga, x);
        Accumulate(ref _sums[1], gu, h);
        Tensor b = ga.Sum(0);
        if (_sums[2] is { } sum)
        {
            sum.Accumulate(b);
            b.Dispose();
        }
        else
        {
            _sums[2] = b;
        }
        _steps = 0;
    }

    /// <summary>sum += leftᵀ right.</summary>
    private static void Accumulate(ref Tensor? sum, Tensor left, Tensor right)
    {
        using Tensor transposed = left.Transpose();
        bool first = sum is null;
        sum ??= Tensor.Allocate((left.Shape[1], right.Shape[1]), left.DType, left.Device);
        sum.Backend.Gemm(1, transposed, right, first ? 0 : 1, sum);
    }

    private static Tensor At(Tensor operands, int step)
    {
        Layout layout = Layout.Contiguous((1, operands.Shape[1], operands.Shape[2]));
        return operands.View(layout, operands.Offset + step * layout.Size);
    }

    private Tensor Noted(Tensor operands) => operands.View(Layout.Contiguous((_steps * operands.Shape[1], operands.Shape[2])));
}
