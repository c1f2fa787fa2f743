namespace DeZeroNative.Backends.Cpu;

/// <summary>Threads that share out blocks of work: the caller, number 0, and helpers.</summary>
internal abstract class Crew
{
    /// <summary>Does blocks as one of the crew, until none is left to begin.</summary>
    internal abstract void Work(int member);
}
