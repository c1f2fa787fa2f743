namespace DeZeroNative.NN;

/// <summary>Something whose state a <see cref="Checkpoint"/> holds.</summary>
public interface ICheckpointPart
{
    /// <summary>Writes the state.</summary>
    /// <exception cref="InvalidOperationException">This is not the moment, such as in the middle of an update.</exception>
    void Save(CheckpointWriter writer);

    /// <summary>Reads and checks the state, and changes nothing.</summary>
    /// <returns>What takes the state over, called when all parts have read theirs; it must not fail.</returns>
    /// <exception cref="InvalidDataException">The state does not fit; <see cref="CheckpointReader.Invalid"/> makes it.</exception>
    Action Load(CheckpointReader reader);
}
