namespace DeZeroNative.Backends;

/// <summary>
/// What a device does: one method per family of operations, generic over the operator. Shapes, types and devices were
/// checked by the caller, and destinations, always last, were allocated by it. Any operand may be strided, offset or
/// broadcast (stride 0) unless its method says "dense" (row-major, no gaps). Work may be asynchronous; only
/// <see cref="CopyToHost"/> and <see cref="Synchronize"/> wait.
/// </summary>
internal interface IBackend
{
    /// <summary>The memory of large tensors.</summary>
    TensorPool Pool { get; }

    /// <summary>What the device is and can do.</summary>
    DeviceDescription Description { get; }

    /// <summary>What was done so far; all zero where every call is done when it returns.</summary>
    DeviceCounters Counters => default;

    /// <summary>Starts to take the times of kernels.</summary>
    DeviceProfile Profile();

    /// <summary>Memory for <paramref name="byteLength"/> bytes, not cleared.</summary>
    Storage Allocate(long byteLength);

    /// <summary>Waits until everything asked is done.</summary>
    void Synchronize();

    /// <summary>Copies a dense CPU tensor to a dense tensor of this device; the source may change as soon as this returns.</summary>
    void CopyFromHost(Tensor host, Tensor y);

    /// <summary>Copies a dense tensor of this device to a dense CPU tensor, and waits.</summary>
    void CopyToHost(Tensor x, Tensor host);

    /// <summary>y = value.</summary>
    void Fill(Scalar value, Tensor y);

    /// <summary>y = x, converted to the type of y. Real numbers are cut towards zero and held within an integer's range; anything not zero is true.</summary>
    void Copy(Tensor x, Tensor y);

    /// <summary>y = op(x), all of one floating type.</summary>
    void Unary<TOp>(Tensor x, Tensor y) where TOp : struct, IUnaryOp;

    /// <summary>y = op(a, b), all of the type of y; at least one of a and b is a tensor, already of the shape of y.</summary>
    void Binary<TOp>(in Operand a, in Operand b, Tensor y) where TOp : struct, IBinaryOp;

    /// <summary>y = op(a, b) as truth values; a and b are of <paramref name="dtype"/>, tensors already of the shape of y.</summary>
    void Compare<TOp>(DType dtype, in Operand a, in Operand b, Tensor y) where TOp : struct, ICompareOp;

    /// <summary>y = condition ? a : b; tensors are of the shape of y, a and b of its type.</summary>
    void Where(Tensor condition, in Operand a, in Operand b, Tensor y);

    /// <summary>
    /// y = a program of inputs, which are numbers and tensors of any type that broadcast to the shape of y; y is dense, floating and not
    /// empty. All is computed in the type of y.
    /// </summary>
    void Fused(string name, FusedProgram program, ReadOnlySpan<Operand> inputs, Tensor y);

    /// <summary>y = x reduced along every axis where y has size 1 and x has not; y has the rank of x and is dense.</summary>
    void Reduce<TOp>(Tensor x, Tensor y) where TOp : struct, IReduceOp;

    /// <summary>y (outer, inner) int64 = position of the first best element along the middle axis of x (outer, n, inner); all dense.</summary>
    void ArgReduce<TOp>(Tensor x, Tensor y) where TOp : struct, IArgReduceOp;

    /// <summary>y[:, j, :] = the fold of x[:, ..j, :] with x[:, j, :], or from the end, of x (outer, n, inner); all dense.</summary>
    void Scan<TOp>(Tensor x, bool reverse, Tensor y) where TOp : struct, IReduceOp;

    /// <summary>
    /// y and index (outer, k, inner) = the first k along the middle axis of x (outer, n, inner) in order, and where they stood,
    /// int64. Equal elements keep their order; NaN is the largest. All dense.
    /// </summary>
    void Sort(Tensor x, bool descending, Tensor y, Tensor index);

    /// <summary>y int64 = how many elements of x, sorted and of one axis, are below v, or with <paramref name="right"/> not above it; x and v of one type, all dense.</summary>
    void SearchSorted(Tensor x, Tensor v, bool right, Tensor y);

    /// <summary>
    /// y = alpha a b + beta y over the last two axes, (m, k) x (k, n) to (m, n), for every index of the leading axes, which
    /// a and b share with y, possibly with stride 0. Each matrix of a and b has one of its two strides equal to 1 and the
    /// other at least the row or column length; y is dense. With beta 0, y is not read.
    /// </summary>
    void Gemm(double alpha, Tensor a, Tensor b, double beta, Tensor y);

    /// <summary>
    /// y (m, n) = activation(x w + b) for x (m, k) and w (k, n), strided as in <see cref="Gemm"/>, and b (n), dense, which may be left out:
    /// the same numbers as of b copied to the rows of y, the product added to them, and the activation applied.
    /// </summary>
    void Linear(Tensor x, Tensor w, Tensor? b, Activation activation, Tensor y) => ComposedLinear.Run(this, x, w, b, activation, y);

    /// <summary>
    /// Raises <see cref="ArgumentOutOfRangeException"/> where an element of index, int64 and dense, is outside low .. high - 1.
    /// An asynchronous device raises it when it is next waited for; until then operations hold positions within the range.
    /// </summary>
    void CheckIndices(Tensor index, long low, long high, string operation);

    /// <summary>y[..., j, ...] = x[..., index[..., j, ...], ...] along an axis; index int64 in range, of the shape of y.</summary>
    void Gather(Tensor x, Tensor index, int axis, Tensor y);

    /// <summary>y[..., index[p], ...] += x[p] along an axis; index int64 in range, of the shape of x. Repeats add in row-major order.</summary>
    void ScatterAdd(Tensor x, Tensor index, int axis, Tensor y);

    /// <summary>y (outer, k, inner) = x (outer, n, inner)[:, index, :]; index (k) int64 in 0..n-1; all dense.</summary>
    void IndexSelect(Tensor x, Tensor index, Tensor y);

    /// <summary>y (outer, n, inner)[:, index, :] = x (outer, k, inner); of repeats the last wins; all dense.</summary>
    void IndexPut(Tensor x, Tensor index, Tensor y);

    /// <summary>y (outer, n, inner)[:, index, :] += x (outer, k, inner); repeats add in order; all dense.</summary>
    void IndexAdd(Tensor x, Tensor index, Tensor y);

    /// <summary>Softmax of each row of x (rows, n), shifted by the row's maximum; all dense and floating.</summary>
    void Softmax(Tensor x, Tensor y);

    /// <summary>Logarithm of the softmax of each row of x (rows, n); all dense and floating.</summary>
    void LogSoftmax(Tensor x, Tensor y);

    /// <summary>y (0-d) = -mean over rows of log softmax(x)[row, t[row]]; x (rows, n) dense, t (rows) int64 dense and in range.</summary>
    void CrossEntropy(Tensor x, Tensor t, Tensor y);

    /// <summary>y = (softmax(x) - onehot(t)) * gy / rows: the gradient of <see cref="CrossEntropy"/>; gy 0-d.</summary>
    void CrossEntropyGradient(Tensor x, Tensor t, Tensor gy, Tensor y);

    /// <summary>y (dense, floating) = low + (high - low) u, u uniform in [0, 1) from <see cref="Philox"/> block counter + i / 4 (float32) or i / 2 (float64).</summary>
    void Uniform(ulong key, ulong counter, double low, double high, Tensor y);

    /// <summary>
    /// An update of many arrays at once: <paramref name="rows"/> are one after the other, each the arrays of <typeparamref name="TOp"/>, of
    /// one length; there is at least one. All of one floating type and dense; no array is written twice.
    /// </summary>
    void Step<TOp>(in TOp op, ReadOnlyMemory<Tensor> rows) where TOp : struct, IStepOp;

    /// <summary>y (n, c, kh, kw, oh, ow) = what cell (kh, kw) of the window sees of x (n, c, h, w) at the place (oh, ow); all dense.</summary>
    void Im2Col(Tensor x, in Window window, Tensor y);

    /// <summary>y (n, c, h, w) = for each pixel the sum of the elements of x (n, c, kh, kw, oh, ow) that lie on it: the adjoint of <see cref="Im2Col"/>; all dense.</summary>
    void Col2Im(Tensor x, in Window window, Tensor y);

    /// <summary>
    /// y (n, oc, oh, ow) = activation of the sum over c, kh, kw of what the window sees of x (n, c, h, w) times w (oc, c / groups, kh, kw), plus
    /// b (oc) where there is one; output channel o reads the input channels of group o / (oc / groups). The same numbers as of the
    /// activation applied after. Where <paramref name="kept"/> is there, a device may keep in it what it makes of w, for calls to come with
    /// the same shapes and perhaps the same numbers. All dense.
    /// </summary>
    void Convolution(Tensor x, Tensor w, Tensor? b, in Window window, int groups, Activation activation, KeptWeights? kept, Tensor y);

    /// <summary>
    /// gx (n, c, h, w) = the gradient of <see cref="Convolution"/> without activation from gy (n, oc, oh, ow), not empty, plus b (c)
    /// where there is one; all dense.
    /// </summary>
    void ConvolutionDataGradient(Tensor gy, Tensor w, Tensor? b, in Window window, int groups, Tensor gx);

    /// <summary>gw (oc, c / groups, kh, kw) = the gradient of <see cref="Convolution"/> without activation with respect to w from x and gy, not empty; all dense.</summary>
    void ConvolutionWeightGradient(Tensor x, Tensor gy, in Window window, int groups, Tensor gw);

    /// <summary>
    /// y (..., oh, ow) = the largest element of each window over x (..., h, w), NaN before all; -inf of no element. index int64, where wanted,
    /// is its position in h w, the first of equals; -1 of no element. All dense.
    /// </summary>
    void MaxPool(Tensor x, in PoolWindows windows, Tensor y, Tensor? index);

    /// <summary>gx (..., h, w) = per element the sum of gy (..., oh, ow) over the windows whose index is its position; all dense.</summary>
    void MaxPoolScatter(Tensor gy, Tensor index, in PoolWindows windows, Tensor gx);

    /// <summary>y (..., oh, ow) = x (..., h, w) at the position index of each window, 0 at -1; all dense.</summary>
    void MaxPoolGather(Tensor x, Tensor index, in PoolWindows windows, Tensor y);

    /// <summary>y (..., oh, ow) = the mean of each window over x (..., h, w); all dense.</summary>
    void AveragePool(Tensor x, in PoolWindows windows, Tensor y);

    /// <summary>gx (..., h, w) = gy (..., oh, ow) in equal shares to the cells of each window: the adjoint of <see cref="AveragePool"/>; all dense.</summary>
    void AveragePoolSpread(Tensor gy, in PoolWindows windows, Tensor gx);

    /// <summary>
    /// A step of an LSTM. gates (rows, 4 units) hold i, f, g, o before and after their activations, sigmoid but for g, which has tanh;
    /// c1 = f c + i g; h1 = o tanh(c1). All of one floating type and dense, here and below.
    /// </summary>
    void LstmStep(Tensor gates, Tensor c, Tensor c1, Tensor h1);

    /// <summary>
    /// Back through <see cref="LstmStep"/>: gate = the gradient of the gates before activation, from gh, that of h1; gc, that of c1 by way of
    /// later steps, becomes that of c.
    /// </summary>
    void LstmStepGradient(Tensor gates, Tensor c, Tensor c1, Tensor gh, Tensor gc, Tensor gate);

    /// <summary>
    /// A step of a GRU. gates (rows, 3 units) hold r, z, n: the part of x before, the activations after; u (rows, 3 units) holds the part of h.
    /// r and z are sigmoid(gates + u), n = tanh(gates + r u), h1 = (1 - z) n + z h.
    /// </summary>
    void GruStep(Tensor gates, Tensor u, Tensor h, Tensor h1);

    /// <summary>
    /// Back through <see cref="GruStep"/>: gate and gu = the gradients of both parts before activation, from gh, that of h1; gh becomes
    /// that of h where it does not pass u.
    /// </summary>
    void GruStepGradient(Tensor gates, Tensor u, Tensor h, Tensor gh, Tensor gate, Tensor gu);

    /// <summary>
    /// All steps of an LSTM over a sequence, the last first in <paramref name="reverse"/>: gates (steps, rows, 4 units), in which each step finds
    /// its part of x, get h Uᵀ added, h0 at first; then <see cref="LstmStep"/>. h and c (steps, rows, units) are the states.
    /// </summary>
    void LstmSequence(Tensor gates, Tensor h0, Tensor c0, HiddenWeights u, bool reverse, Tensor h, Tensor c) =>
        ComposedRecurrence.Lstm(this, gates, h0, c0, u, reverse, h, c);

    /// <summary>
    /// Back through <see cref="LstmSequence"/>: gate (steps, rows, 4 units) = the gradient of the gates before activation from gy, that of h,
    /// which may be missing, and gc (rows, units), that of the last c, which becomes that of c0; gh = that of h0.
    /// </summary>
    void LstmSequenceGradient(Tensor gates, Tensor c0, Tensor c, HiddenWeights u, Tensor? gy, bool reverse, Tensor gh, Tensor gc, Tensor gate) =>
        ComposedRecurrence.LstmGradient(this, gates, c0, c, u, gy, reverse, gh, gc, gate);

    /// <summary>
    /// All steps of a GRU over a sequence: hidden (steps, rows, 3 units) = h Uᵀ, upon what is there where <paramref name="biased"/>; then
    /// <see cref="GruStep"/> with gates, in which each step finds its part of x.
    /// </summary>
    void GruSequence(Tensor gates, Tensor hidden, bool biased, Tensor h0, HiddenWeights u, bool reverse, Tensor h) =>
        ComposedRecurrence.Gru(this, gates, hidden, biased, h0, u, reverse, h);

    /// <summary>Back through <see cref="GruSequence"/>: gate and gu = the gradients of gates and hidden from gy, that of h; gh = that of h0.</summary>
    void GruSequenceGradient(Tensor gates, Tensor hidden, Tensor h0, Tensor h, HiddenWeights u, Tensor gy, bool reverse, Tensor gh, Tensor gate, Tensor gu) =>
        ComposedRecurrence.GruGradient(this, gates, hidden, h0, h, u, gy, reverse, gh, gate, gu);

    /// <summary>All steps of h1 = tanh(h1 + h Uᵀ), or of relu, over a sequence h (steps, rows, units), in which each step finds its part of x.</summary>
    void RnnSequence(Tensor h0, HiddenWeights u, bool relu, bool reverse, Tensor h) => ComposedRecurrence.Rnn(this, h0, u, relu, reverse, h);

    /// <summary>Back through <see cref="RnnSequence"/>: gate = the gradient before activation from gy, that of h; gh = that of h0.</summary>
    void RnnSequenceGradient(Tensor h, HiddenWeights u, bool relu, Tensor gy, bool reverse, Tensor gh, Tensor gate) =>
        ComposedRecurrence.RnnGradient(this, h, u, relu, gy, reverse, gh, gate);

    /// <summary>The mean and the biased variance of each group of x, in the shape of the statistics; all dense.</summary>
    void Moments(Tensor x, in NormGroups groups, Tensor mean, Tensor var);

    /// <summary>y = (x - mean) / sqrt(var + eps) gamma + beta; gamma and beta (channels) are both there or both not; all dense.</summary>
    void Normalize(Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, Tensor? beta, Tensor y);

    /// <summary><see cref="Moments"/>, then <see cref="Normalize"/>.</summary>
    void NormalizeByMoments(Tensor x, in NormGroups groups, double eps, Tensor? gamma, Tensor? beta, Tensor mean, Tensor var, Tensor y)
    {
        Moments(x, groups, mean, var);
        Normalize(x, groups, mean, var, eps, gamma, beta, y);
    }

    /// <summary>
    /// The gradients from gy of <see cref="Normalize"/> where mean and variance are <paramref name="given"/>, else of
    /// <see cref="NormalizeByMoments"/>; ggamma and gbeta are there where gamma is; all dense.
    /// </summary>
    void NormalizeGradient(
        Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, bool given, Tensor gy, Tensor gx, Tensor? ggamma,
        Tensor? gbeta);
}
