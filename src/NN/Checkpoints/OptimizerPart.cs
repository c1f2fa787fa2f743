namespace DeZeroNative.NN;

/// <summary>What an optimizer keeps per parameter, its counts, and the options of its groups.</summary>
internal sealed class OptimizerPart(Optimizer optimizer) : ICheckpointPart
{
    private string Type => optimizer.GetType().Name;

    public void Save(CheckpointWriter writer)
    {
        writer.Write("type", Type);
        writer.Write("updates", optimizer.Updates);
        writer.Write("groups", optimizer.Groups.Count);
        for (int i = 0; i < optimizer.Groups.Count; i++)
            foreach (string option in optimizer.Groups[i].Options) writer.Write($"group/{i}/{option}", optimizer.Groups[i][option]);
        foreach ((string name, ParameterState state) in optimizer.States) ParameterPlace.Save(writer.Under("state").Under(name), Places(), state);
    }

    public Action Load(CheckpointReader reader)
    {
        string type = reader.ReadText("type");
        if (type != Type) throw reader.Invalid($"written for {type}, not for {Type}");
        long updates = reader.ReadCount("updates"), groups = reader.ReadCount("groups");
        if (groups != optimizer.Groups.Count) throw reader.Invalid($"written for {groups} groups, here are {optimizer.Groups.Count}");
        var options = new List<(ParameterGroup Group, string Option, double Value)>();
        for (int i = 0; i < groups; i++)
        {
            foreach (string option in optimizer.Groups[i].Options)
            {
                double value = reader.ReadNumber($"group/{i}/{option}");
                if (optimizer.FindFault(option, value) is { } fault) throw reader.Invalid(fault);
                options.Add((optimizer.Groups[i], option, value));
            }
        }
        Action[] states = [.. optimizer.States.Select(state => ParameterPlace.Load(reader.Under("state").Under(state.Key), Places(), state.Value))];
        return () =>
        {
            optimizer.Updates = updates;
            foreach ((ParameterGroup group, string option, double value) in options) group[option] = value;
            foreach (Action state in states) state();
        };
    }

    /// <summary>Every place of a parameter, under the number of its source: a group chosen by a function has those of the first.</summary>
    private IEnumerable<ParameterPlace> Places()
    {
        for (int i = 0; i < optimizer.Groups.Count; i++)
        {
            ParameterGroup group = optimizer.Groups[i];
            if (group.Layer is { } layer)
                foreach (ParameterPlace place in ParameterPlace.Of(layer, $"{i}/")) yield return place;
            for (int j = 0; j < (group.List?.Length ?? 0); j++) yield return new ParameterPlace($"{i}/{j}", null, group.List![j]);
        }
    }
}
