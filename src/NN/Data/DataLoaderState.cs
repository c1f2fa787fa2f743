namespace DeZeroNative.NN;

/// <summary>
/// The place of a <see cref="DataLoader"/> in its data. The order of an epoch is a function of seed, epoch and length, so that these
/// numbers are the whole state: a checkpoint keeps them, and <see cref="DataLoader.Restore"/> goes on with the very next pair.
/// </summary>
/// <param name="Epoch">The number of the epoch, from 0.</param>
/// <param name="Offset">Pairs of that epoch that were delivered; 0 between two epochs.</param>
/// <param name="Length">Number of pairs of the data set.</param>
/// <param name="Seed">Seed of the orders.</param>
/// <param name="Shuffle">Whether each epoch has a random order of its own.</param>
public readonly record struct DataLoaderState(int Epoch, int Offset, int Length, ulong Seed, bool Shuffle);
