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

    /// <summary>Builds the inputs and warms up.</summary>
    void Prepare(string work);

    /// <summary>Does the work <paramref name="repeats"/> times: the seconds of each.</summary>
    double[] Run(string work, int repeats);

    /// <summary>Forgets the inputs.</summary>
    void Release(string work);
}
