namespace DeZeroNative;

/// <summary>Settings of the whole process.</summary>
public static class DeZeroRuntime
{
    private static int s_threads = InitialThreads();

    /// <summary>Raised with the new number when <see cref="Threads"/> changes.</summary>
    internal static event Action<int>? ThreadsChanged;

    /// <summary>
    /// The one budget of threads, for the managed kernels and OpenBLAS together. At first <c>DEZERO_THREADS</c>, or the
    /// processors this process may use (limits of containers included).
    /// </summary>
    public static int Threads
    {
        get => s_threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            s_threads = value;
            ThreadsChanged?.Invoke(value);
        }
    }

    /// <summary>Starts <see cref="RandomGenerator.Default"/> at a seed, so that a program draws the same numbers in every run.</summary>
    public static void Seed(long seed) => RandomGenerator.Default.Reseed(seed);

    private static int InitialThreads() =>
        int.TryParse(Environment.GetEnvironmentVariable("DEZERO_THREADS"), out int n) && n > 0 ? n : Environment.ProcessorCount;
}
