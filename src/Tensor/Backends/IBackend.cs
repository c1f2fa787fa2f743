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

    /// <summary>y = x reduced along every axis where y has size 1 and x has not; y has the rank of x and is dense.</summary>
    void Reduce<TOp>(Tensor x, Tensor y) where TOp : struct, IReduceOp;

    /// <summary>y (outer, inner) int64 = position of the first best element along the middle axis of x (outer, n, inner); all dense.</summary>
    void ArgReduce<TOp>(Tensor x, Tensor y) where TOp : struct, IArgReduceOp;

    /// <summary>
    /// y = alpha a b + beta y over the last two axes, (m, k) x (k, n) to (m, n), for every index of the leading axes, which
    /// a and b share with y, possibly with stride 0. Each matrix of a and b has one of its two strides equal to 1 and the
    /// other at least the row or column length; y is dense. With beta 0, y is not read.
    /// </summary>
    void Gemm(double alpha, Tensor a, Tensor b, double beta, Tensor y);

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

    /// <summary>p -= lr g. All of one type and dense.</summary>
    void SgdStep(double lr, Tensor g, Tensor p);

    /// <summary>v = momentum v - lr g; p += v. All of one type and dense.</summary>
    void MomentumStep(double lr, double momentum, Tensor g, Tensor v, Tensor p);

    /// <summary>m += (1-beta1)(g - m); v += (1-beta2)(g² - v); p -= lr m / (sqrt(v) + eps). All of one type and dense.</summary>
    void AdamStep(double lr, double beta1, double beta2, double eps, Tensor g, Tensor m, Tensor v, Tensor p);
}
