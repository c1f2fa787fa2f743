using System.Numerics;

namespace DeZeroNative.Backends.Cpu;

/// <summary>One input of a fused expression: a number, a line of elements, or elements at any distances, of any type.</summary>
internal unsafe struct FusedInput<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly byte* _origin;
    private readonly DType _dtype;
    private readonly int _rank;
    private readonly Extents _sizes, _strides;
    private readonly T _number;

    internal FusedInput(in Operand operand, in Shape shape, byte* origin)
    {
        _origin = origin;
        if (operand.Tensor is not { } x)
        {
            (_number, IsNumber) = (operand.Scalar.To<T>(), true);
            return;
        }
        _dtype = x.DType;
        Extents sizes = default, strides = default;
        _rank = FusedAxes.Join(shape, [operand], sizes, strides);
        (_sizes, _strides) = (sizes, strides);
        IsLine = _rank == 1 && _strides[0] == 1 && x.DType.Size() == sizeof(T) && x.DType.IsFloat();
        IsNumber = _rank == 0 || (_rank == 1 && _strides[0] == 0);
        if (!IsNumber) return;
        T number;
        Read(0, 1, &number);
        _number = number;
    }

    /// <summary>All elements are one number.</summary>
    internal bool IsNumber { get; }

    /// <summary>The elements lie side by side in the type of the result.</summary>
    internal bool IsLine { get; }

    internal readonly T Number => _number;

    /// <summary>The first element of a line.</summary>
    internal readonly T* Origin => (T*)_origin;

    /// <summary>Copies elements, by their positions in the result, to where they lie side by side.</summary>
    internal readonly void Read(long position, int count, T* to)
    {
        switch (_dtype)
        {
            case DType.Float32: Read((float*)_origin, position, count, to); break;
            case DType.Float64: Read((double*)_origin, position, count, to); break;
            case DType.Int64: Read((long*)_origin, position, count, to); break;
            case DType.Int32: Read((int*)_origin, position, count, to); break;
            default: Read(_origin, position, count, to); break;
        }
    }

    private readonly void Read<TSource>(TSource* x, long position, int count, T* to) where TSource : unmanaged, INumber<TSource>
    {
        Extents index = default;
        int last = _rank - 1;
        for (int axis = last; axis >= 0; axis--)
        {
            (position, index[axis]) = Math.DivRem(position, _sizes[axis]);
            x += index[axis] * _strides[axis];
        }
        if (last < 0)
        {
            *to = T.CreateTruncating(*x);
            return;
        }
        long step = _strides[last];
        while (count > 0)
        {
            int run = (int)Math.Min(count, _sizes[last] - index[last]);
            if (step == 0) new Span<T>(to, run).Fill(T.CreateTruncating(*x));
            else if (step == 1 && typeof(TSource) == typeof(T)) new ReadOnlySpan<T>(x, run).CopyTo(new Span<T>(to, run));
            else for (int i = 0; i < run; i++) to[i] = T.CreateTruncating(x[i * step]);
            to += run;
            count -= run;
            index[last] += run;
            x += run * step;
            for (int axis = last; axis > 0 && index[axis] == _sizes[axis]; axis--)
            {
                index[axis] = 0;
                index[axis - 1]++;
                x += _strides[axis - 1] - _sizes[axis] * _strides[axis];
            }
        }
    }
}
