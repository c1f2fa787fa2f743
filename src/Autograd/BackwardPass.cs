using System.Runtime.InteropServices;

namespace DeZeroNative;

/// <summary>
/// One walk back through the graph. Functions run from the latest generation to the earliest, so that each runs once, when all
/// gradients of its outputs have arrived. Gradients of variables that a user made are handed over at the end only: a pass that
/// fails leaves every <see cref="Variable.Grad"/> as it was, and passes at the same time, over graphs of their own, may
/// share parameters.
/// </summary>
internal sealed class BackwardPass(bool createGraph, bool retainGrad, Variable[]? targets)
{
    private static readonly Lock s_handingOver = new();

    private readonly PriorityQueue<Function, (int Generation, int Order)> _queue = new();
    private readonly Dictionary<Variable, GradientSlot> _leaves = new(ReferenceEqualityComparer.Instance);
    private readonly Variable?[] _found = new Variable?[targets?.Length ?? 0];
    private List<(Variable Y, Variable Gy)>? _retained;
    private int _order;

    /// <summary>Whether this pass is recorded.</summary>
    internal bool CreateGraph { get; } = createGraph;

    /// <summary>Gradients of the targets, where a pass was made for them.</summary>
    internal Variable?[] Found => _found;

    internal void Run(ReadOnlySpan<Variable> ys, ReadOnlySpan<Variable> gys)
    {
        int before = GradMode.EnterBackward(CreateGraph);
        try
        {
            for (int i = 0; i < ys.Length; i++)
            {
                // The user's own gradient must not be given back or added to in place.
                gys[i].Holders++;
                Accumulate(ys[i], gys[i]);
            }
            while (_queue.TryDequeue(out Function? function, out _))
            {
                try
                {
                    function.Run(this);
                }
                finally
                {
                    function.Leave();
                }
            }
            HandOver();
        }
        finally
        {
            while (_queue.TryDequeue(out Function? function, out _)) function.Leave();
            foreach (Variable gy in gys) gy.Holders = 0;
            GradMode.LeaveBackward(before);
            if (!CreateGraph) TensorPool.EndPass(ys[0].Device.Pool);
        }
    }

    /// <summary>The gradient that arrived at an output, which its slot gives away.</summary>
    internal Variable? Take(ref GradientSlot slot)
    {
        if (slot is not { Y: { } y, Sum: { } gy }) return null;
        slot.Sum = null;
        int target = IndexOfTarget(y);
        if (target >= 0)
        {
            _found[target] = gy;
            gy.Holders++;
        }
        if (retainGrad)
        {
            (_retained ??= []).Add((y, gy));
            gy.Holders++;
        }
        return gy;
    }

    /// <summary>Adds the gradient that a function computed for one of its inputs.</summary>
    internal void Add(Function function, Variable x, Variable? gx)
    {
        if (gx is null || !x.RequiresGrad) return;
        if (gx.Shape != x.Shape) throw new ShapeException($"[{function.Name}] backward gave a gradient of shape {gx.Shape} for an input of shape {x.Shape}");
        if (IsOfUser(function)) gx.Holders++;
        Accumulate(x, gx.DType == x.DType ? gx : F.Cast(gx, x.DType));
    }

    /// <summary>Lets go of a gradient that a function has used up; the library's own are given back to the pool at once.</summary>
    internal void Drop(Function function, Variable? gy)
    {
        if (gy is null || IsOfUser(function) || --gy.Holders > 0 || CreateGraph) return;
        gy.Data.Dispose();
    }

    // A function of the user's own may have put a gradient aside: one that it saw or gave counts as held for ever.
    private static bool IsOfUser(Function function) => !ReferenceEquals(function.GetType().Module, typeof(Function).Module);

    private void Accumulate(Variable x, Variable gx)
    {
        gx.Holders++;
        ref GradientSlot slot = ref SlotOf(x);
        if (slot.Sum is not { } sum)
        {
            slot = new GradientSlot { Y = x, Sum = gx };
        }
        else if (slot.IsOwn)
        {
            sum.Data.Accumulate(gx.Data);
            Release(gx);
        }
        else
        {
            Variable total = sum + gx;
            total.Holders++;
            slot.Sum = total;
            slot.IsOwn = !CreateGraph;
            Release(sum);
            Release(gx);
        }
    }

    private ref GradientSlot SlotOf(Variable x)
    {
        if (x.Creator is not { } creator) return ref CollectionsMarshal.GetValueRefOrAddDefault(_leaves, x, out _);
        if (creator.Join(this)) _queue.Enqueue(creator, (-creator.Generation, _order++));
        return ref creator.SlotOf(x);
    }

    private void Release(Variable gradient)
    {
        if (--gradient.Holders == 0 && !CreateGraph) gradient.Data.Dispose();
    }

    private void HandOver()
    {
        if (targets is null)
        {
            // Gradients that were there are added to: of two passes at once neither may miss what the other left.
            lock (s_handingOver) HandOverLeaves();
        }
        else
        {
            foreach ((Variable x, GradientSlot slot) in _leaves)
                if (IndexOfTarget(x) is >= 0 and int target) _found[target] = slot.Sum;
        }
        if (_retained is null) return;
        foreach ((Variable y, Variable gy) in _retained) y.Grad = y.Grad is { } old && !ReferenceEquals(old, gy) ? old + gy : gy;
    }

    private void HandOverLeaves()
    {
        var gradients = new List<(Variable X, Variable Gx, bool IsOwn)>(_leaves.Count);
        foreach ((Variable x, GradientSlot slot) in _leaves)
        {
            Variable sum = slot.Sum!;
            if (x.PeekGrad is { } old) gradients.Add((x, old + sum, !CreateGraph));
            else gradients.Add((x, sum, !CreateGraph && sum.Holders == 1));
        }
        // After all the sums, any of which may fail on a gradient that the user put there.
        foreach ((Variable x, Variable gx, bool isOwn) in gradients) x.HandGrad(gx, isOwn);
    }

    private int IndexOfTarget(Variable x) => targets is null ? -1 : Array.IndexOf(targets, x);
}
