using System.Text.Json;
using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>What an operation of a case sees: its inputs on a device, and its arguments.</summary>
internal sealed class CaseContext(ConformanceCase @case, string folder, NpzFile file, Device device)
{
    private readonly Dictionary<string, Variable> _inputs = @case.Inputs.ToDictionary(name => name, name => Input(@case, file, device, name));

    internal ConformanceCase Case => @case;

    internal string Folder => folder;

    internal Device Device => device;

    /// <summary>An input as a variable: one that gradients flow to where the case asks for its gradient.</summary>
    internal Variable this[string name] => _inputs[name];

    internal Variable X => this["x"];

    /// <summary>The inputs whose name is a word and a number: x0, x1, ...</summary>
    internal Variable[] Numbered(string word) => [.. @case.Inputs.Where(n => n.StartsWith(word, StringComparison.Ordinal)).Select(n => this[n])];

    internal Variable? Optional(string name) => _inputs.GetValueOrDefault(name);

    internal Tensor Tensor(string name) => this[name].Data;

    internal Tensor Expected(string key) => file[key].To(device);

    internal bool Has(string key) => file.ContainsKey(key);

    internal JsonElement Attr(string name) =>
        @case.Attrs.TryGetProperty(name, out JsonElement value) ? value : throw new InvalidDataException($"case {@case.Id} has no attribute '{name}'");

    internal double Number(string name) => Attr(name).GetDouble();

    internal int Int(string name) => Attr(name).GetInt32();

    internal bool Flag(string name) => Attr(name).GetBoolean();

    internal string Text(string name) => Attr(name).GetString()!;

    internal int[] Ints(string name) => [.. Attr(name).EnumerateArray().Select(e => e.GetInt32())];

    internal Shape Shape(string name) => new([.. Attr(name).EnumerateArray().Select(e => e.GetInt64())]);

    internal int? NullableInt(string name) => Attr(name).ValueKind == JsonValueKind.Null ? null : Int(name);

    internal double? NullableNumber(string name) => Attr(name).ValueKind == JsonValueKind.Null ? null : Number(name);

    /// <summary>The attribute <c>axis</c> of a reduction: null, a number or a list.</summary>
    internal Axes Axes()
    {
        JsonElement axis = Attr("axis");
        return axis.ValueKind switch
        {
            JsonValueKind.Null => default,
            JsonValueKind.Number => axis.GetInt32(),
            _ => Ints("axis"),
        };
    }

    private static Variable Input(ConformanceCase @case, NpzFile file, Device device, string name)
    {
        Tensor value = file["in." + name].To(device);
        return @case.GradOf.Contains(name) ? new Variable(value, name) : value;
    }
}
