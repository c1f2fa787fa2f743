using System.Diagnostics;

namespace DeZeroNative.Bench.Compare;

/// <summary>Somebody who can do pieces of work and say how long they took.</summary>
internal interface IContestant : IDisposable
{
    /// <summary>The name in the table.</summary>
    string Name { get; }

    /// <summary>The name with versions, for the record.</summary>
    string Description { get; }

    /// <summary>Whether this contestant knows the work.</summary>
    bool Knows(string work);

    /// <summary>How to start a process that does the work and nothing else, as <see cref="FreshProcess"/> wants it; null where there is none.</summary>
    ProcessStartInfo? Fresh(string work, int repeats);

    /// <summary>Builds the inputs and warms up.</summary>
    void Prepare(string work);

    /// <summary>Does the work <paramref name="repeats"/> times: the seconds of each.</summary>
    double[] Run(string work, int repeats);

    /// <summary>Forgets the inputs.</summary>
    void Release(string work);
}
