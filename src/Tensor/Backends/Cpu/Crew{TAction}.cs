using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// A crew with its work. Each member has a share of neighbouring blocks, the same in every call, so that what it reads may still be in
/// its cache; who is through with his own takes from the others'.
/// </summary>
internal sealed class Crew<TAction> : Crew where TAction : struct, IAction
{
    // One for each thread that hands out work: kept, so that the next call allocates nothing.
    [ThreadStatic]
    private static Crew<TAction>? t_idle;

    private TAction _action;
    private Share[] _shares = [];
    private int _members;
    private Exception? _failure;

    internal static void Run(int blocks, int members, in TAction action)
    {
        Crew<TAction> crew = t_idle ?? new();
        // An action that hands out work of its own kind finds none, and makes another.
        t_idle = null;
        crew.Begin(blocks, members, action);
        CrewMember.Team helpers = CrewMember.Call(crew, members - 1);
        crew.Work(0);
        helpers.Wait();
        crew.End();
    }

    internal override void Work(int member)
    {
        try
        {
            for (int i = 0; i < _members; i++)
            {
                ref Share share = ref _shares[(member + i) % _members];
                while (share.Next < share.End && Interlocked.Increment(ref share.Next) - 1 is int block && block < share.End) _action.Invoke(block);
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }
    }

    private void Begin(int blocks, int members, in TAction action)
    {
        _action = action;
        _members = members;
        if (_shares.Length < members) _shares = new Share[members];
        for (int i = 0; i < members; i++)
        {
            _shares[i].Next = (int)((long)blocks * i / members);
            _shares[i].End = (int)((long)blocks * (i + 1) / members);
        }
    }

    private void End()
    {
        Exception? failure = _failure;
        _failure = null;
        _action = default;
        t_idle = this;
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>The blocks of one member, on cache lines of its own.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 128)]
    private struct Share
    {
        internal int Next, End;
    }
}
