namespace DeZeroNative.Backends.Cpu;

/// <summary>Work along one row of a <see cref="StridedLoop"/>; offsets and strides in elements, the destination is operand 0.</summary>
internal interface IRow
{
    void Invoke(long y, long yStride, long a, long aStride, long b, long bStride, long c, long cStride, int count);
}
