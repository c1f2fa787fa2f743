namespace DeZeroNative;

/// <summary>
/// One walk back through the graph. Functions run from the latest generation to the earliest, so that each runs once, when all
/// gradients of its outputs have arrived. Gradients of variables that a user made are handed over at the end only: a pass that
/// fails leaves every <see cref="Variable.Grad"/> as it was.
/// </summary>
internal sealed class BackwardPass(bool createGraph, bool retainGrad, Variable[]? targets)
{
    private readonly PriorityQueue<Function, (int Generation, int Order)> _queue = new();
    private readonly List<Variable> _leaves = [];
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
                    function.EndRun();
                }
            }
            HandOver();
        }
        finally
        {
            while (_queue.TryDequeue(out Function? function, out _)) function.EndRun();
            foreach (Variable x in _leaves) x.Pending = null;
            foreach (Variable gy in gys) gy.Holders = 0;
            GradMode.LeaveBackward(before);
        }
    }

    /// <summary>The gradient that arrived at an output, taken off it.</summary>
    internal Variable? Take(Variable? y)
    {
        if (y?.Pending is not { } gy) return null;
        y.Pending = null;
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
        if (x.Pending is not { } sum)
        {
            x.Pending = gx;
            x.PendingIsOwn = false;
            if (x.Creator is not { } creator)
            {
                _leaves.Add(x);
                return;
            }
            creator.Reach(x);
            if (creator.IsQueued) return;
            creator.IsQueued = true;
            _queue.Enqueue(creator, (-creator.Generation, _order++));
        }
        else if (x.PendingIsOwn)
        {
            sum.Data.Accumulate(gx.Data);
            Release(gx);
        }
        else
        {
            Variable total = sum + gx;
            total.Holders++;
            x.Pending = total;
            x.PendingIsOwn = !CreateGraph;
            Release(sum);
            Release(gx);
        }
    }

    private void Release(Variable gradient)
    {
        if (--gradient.Holders == 0 && !CreateGraph) gradient.Data.Dispose();
    }

    private void HandOver()
    {
        foreach (Variable x in _leaves)
        {
            Variable gx = x.Pending!;
            int target = IndexOfTarget(x);
            if (target >= 0) _found[target] = gx;
            else if (targets is null && x.Grad is { } old) x.Pending = old + gx;
        }
        // After all the sums, any of which may fail on a gradient that the user put there.
        if (targets is null)
            foreach (Variable x in _leaves) x.Grad = x.Pending;
        if (_retained is null) return;
        foreach ((Variable y, Variable gy) in _retained) y.Grad = y.Grad is { } old && !ReferenceEquals(old, gy) ? old + gy : gy;
    }

    private int IndexOfTarget(Variable x) => targets is null ? -1 : Array.IndexOf(targets, x);
}
