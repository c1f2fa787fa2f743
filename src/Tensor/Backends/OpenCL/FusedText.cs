using System.Buffers;
using System.Globalization;
using System.Text;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>What <c>fused.cl</c> is compiled with: a <see cref="FusedProgram"/> as OpenCL C.</summary>
/// <param name="program">The program.</param>
/// <param name="dtype">The type in which it is computed.</param>
/// <param name="inputs">The types of the inputs; null for numbers.</param>
/// <param name="lanes">Whether elements are computed WIDTH at a time, in vectors.</param>
internal sealed class FusedText(FusedProgram program, DType dtype, DType?[] inputs, bool lanes)
{
    private static readonly SearchValues<char> s_operators = SearchValues.Create("abcT01()+-*/<>=!?: ");

    /// <summary>The definitions, one to a line.</summary>
    internal string Definitions => $"""
        DENSE {All(i => inputs[i] is { } type ? $", global const {OpenClTypes.Name(type)} *p{i}, long o{i}" : $", T p{i}")}
        STRIDED {All(i => inputs[i] is { } type ? $", global const {OpenClTypes.Name(type)} *p{i}, long o{i}, extents s{i}" : $", T p{i}")}
        PARAMETERS {List(Parameter)}
        DENSE_INPUTS {List(i => Place(i, $"o{i} + i", "1"))}
        STRIDED_INPUTS {List(i => Place(i, $"r{i} + i * d{i}", $"d{i}"))}
        ROWS {All(i => inputs[i] is null ? "" : $"long r{i} = o{i} + offset_of(row, last, &sizes, &s{i}); INDEX d{i} = rank > 0 ? s{i}.at[last] : 0;")}
        READ {All(Read)}
        FUNCTIONS {Functions(inLanes: false)}
        LANE_FUNCTIONS {Functions(inLanes: true)}
        STEPS {string.Concat(program.Steps.Select(Step))}
        RESULT {Value(program.Result)}
        """;

    private string Parameter(int i) =>
        !lanes || inputs[i] is null ? $"T x{i}{(lanes ? "_" : "")}" : $"global const {OpenClTypes.Name(inputs[i]!.Value)} *x{i}_, INDEX d{i}";

    private string Place(int i, string place, string step) =>
        inputs[i] is null ? $"p{i}" : lanes ? $"p{i} + {place}, {step}" : $"(T)p{i}[{place}]";

    private string Read(int i)
    {
        if (inputs[i] is not { } type) return $"vector x{i} = (vector)(x{i}_); ";
        string each = $"{{ T some[WIDTH]; for (int k = 0; k < WIDTH; k++) some[k] = (T)x{i}_[min((INDEX)k, count - 1) * d{i}]; x{i} = LOAD(0, some); }}";
        string line = type == dtype ? $"if (d{i} == 1 && count >= WIDTH) x{i} = LOAD(0, x{i}_); else " : "";
        return $"vector x{i}; {line}{each} ";
    }

    private string Functions(bool inLanes)
    {
        var text = new StringBuilder();
        foreach (Term term in program.Steps.Select(step => step.Operation).DistinctBy(term => term.Name))
        {
            if (InLanes(term) != inLanes) continue;
            string parameters = term.Operands.Length switch { 1 => "T x", 2 => "T a, T b", _ => "T c, T a, T b" };
            text.Append("T f_").Append(term.Name).Append('(').Append(parameters).Append(") { return (").Append(term.OpenCL).Append("); } ");
        }
        return text.ToString();
    }

    private string Step(FusedStep step, int i)
    {
        string result = $"v{program.Inputs + program.Numbers.Count + i}", function = $"f_{step.Operation.Name}";
        int[] operands = [.. new[] { step.A, step.B, step.C }.Where(value => value >= 0)];
        if (!lanes || InLanes(step.Operation)) return $"{(lanes ? "vector" : "T")} {result} = {function}({string.Join(", ", operands.Select(Value))}); ";
        string stores = string.Concat(operands.Select((value, k) => $"T from{k}[WIDTH]; STORE({Value(value)}, 0, from{k}); "));
        string call = $"{function}({string.Join(", ", operands.Select((_, k) => $"from{k}[k]"))})";
        return $"vector {result}; {{ {stores}T to[WIDTH]; for (int k = 0; k < WIDTH; k++) to[k] = {call}; {result} = LOAD(0, to); }} ";
    }

    /// <summary>Whether an operation is computed in vectors: a function of one number as it is alone, and what has operators only.</summary>
    private bool InLanes(Term term) => lanes && (term.Operands.Length == 1 || !term.OpenCL.AsSpan().ContainsAnyExcept(s_operators));

    private string Value(int value) =>
        value < program.Inputs ? $"x{value}" : !IsNumber(value) ? $"v{value}" : lanes ? $"(vector)({Literal(value)})" : Literal(value);

    private bool IsNumber(int value) => value >= program.Inputs && value < program.Inputs + program.Numbers.Count;

    // Exactly the number that the CPU has: the shortest digits that give it, of its own type.
    private string Literal(int value)
    {
        double number = program.Numbers[value - program.Inputs];
        double rounded = dtype == DType.Float32 ? (float)number : number;
        if (double.IsNaN(rounded)) return "(T)NAN";
        if (double.IsInfinity(rounded)) return rounded > 0 ? "(T)INFINITY" : "(T)-INFINITY";
        string digits = dtype == DType.Float32
            ? ((float)number).ToString("E8", CultureInfo.InvariantCulture) + "f" : number.ToString("E16", CultureInfo.InvariantCulture);
        return $"({digits})";
    }

    private string All(Func<int, string> text) => string.Concat(Enumerable.Range(0, inputs.Length).Select(text));

    private string List(Func<int, string> text) => string.Join(", ", Enumerable.Range(0, inputs.Length).Select(text));
}
