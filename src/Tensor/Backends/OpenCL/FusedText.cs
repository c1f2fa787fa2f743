using System.Globalization;
using System.Text;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>What <c>fused.cl</c> is compiled with: a <see cref="FusedProgram"/> as OpenCL C.</summary>
/// <param name="program">The program.</param>
/// <param name="dtype">The type in which it is computed.</param>
/// <param name="inputs">The types of the inputs; null for numbers.</param>
/// <param name="lanes">Whether elements are computed WIDTH at a time, in arrays.</param>
internal sealed class FusedText(FusedProgram program, DType dtype, DType?[] inputs, bool lanes)
{
    /// <summary>The definitions, one to a line.</summary>
    internal string Definitions => $"""
        DENSE {All(i => inputs[i] is { } type ? $", global const {OpenClTypes.Name(type)} *p{i}, long o{i}" : $", T p{i}")}
        STRIDED {All(i => inputs[i] is { } type ? $", global const {OpenClTypes.Name(type)} *p{i}, long o{i}, extents s{i}" : $", T p{i}")}
        PARAMETERS {List(Parameter)}
        DENSE_INPUTS {List(i => Place(i, $"o{i} + i", "1"))}
        STRIDED_INPUTS {List(i => Place(i, $"r{i} + i * d{i}", $"d{i}"))}
        ROWS {All(i => inputs[i] is null ? "" : $"long r{i} = o{i} + offset_of(row, last, &sizes, &s{i}); INDEX d{i} = rank > 0 ? s{i}.at[last] : 0;")}
        READ {All(Read)}
        FUNCTIONS {Functions(one => !lanes || !one)}
        LANE_FUNCTIONS {Functions(one => one)}
        STEPS {string.Concat(program.Steps.Select(Step))}{(lanes && IsNumber(program.Result) ? $"T v[WIDTH]; for (int k = 0; k < WIDTH; k++) v[k] = {Value(program.Result)};" : "")}
        RESULT {(lanes && IsNumber(program.Result) ? "v" : Array(program.Result))}
        """;

    private string Parameter(int i) =>
        !lanes || inputs[i] is null ? $"T x{i}{(lanes ? "_" : "")}" : $"global const {OpenClTypes.Name(inputs[i]!.Value)} *x{i}_, INDEX d{i}";

    private string Place(int i, string place, string step) =>
        inputs[i] is null ? $"p{i}" : lanes ? $"p{i} + {place}, {step}" : $"(T)p{i}[{place}]";

    private string Read(int i)
    {
        if (inputs[i] is not { } type) return $"T x{i}[WIDTH]; for (int k = 0; k < WIDTH; k++) x{i}[k] = x{i}_;";
        string each = $"for (int k = 0; k < WIDTH; k++) x{i}[k] = (T)x{i}_[min((INDEX)k, count - 1) * d{i}];";
        string line = type == dtype ? $"if (d{i} == 1 && count >= WIDTH) STORE(LOAD(0, x{i}_), 0, x{i}); else " : "";
        return $"T x{i}[WIDTH]; {line}{each}";
    }

    private string Functions(Func<bool, bool> wanted)
    {
        var text = new StringBuilder();
        foreach (Term term in program.Steps.Select(step => step.Operation).DistinctBy(term => term.Name))
        {
            int arity = term.Operands.Length;
            if (!wanted(arity == 1)) continue;
            string parameters = arity == 1 ? "T x" : arity == 2 ? "T a, T b" : "T c, T a, T b";
            text.Append("T f_").Append(term.Name).Append('(').Append(parameters).Append(") { return (").Append(term.OpenCL).Append("); } ");
        }
        return text.ToString();
    }

    private string Step(FusedStep step, int i)
    {
        string result = $"v{program.Inputs + program.Numbers.Count + i}", function = $"f_{step.Operation.Name}";
        if (lanes && step.B < 0) return $"T {result}[WIDTH]; STORE({function}({Lanes(step.A)}), 0, {result}); ";
        string operands = string.Join(", ", new[] { step.A, step.B, step.C }.Where(value => value >= 0).Select(Value));
        return lanes ? $"T {result}[WIDTH]; for (int k = 0; k < WIDTH; k++) {result}[k] = {function}({operands}); " : $"T {result} = {function}({operands}); ";
    }

    private string Lanes(int value) => IsNumber(value) ? $"(vector)({Value(value)})" : $"LOAD(0, {Array(value)})";

    private string Value(int value) => IsNumber(value) ? Literal(program.Numbers[value - program.Inputs]) : lanes ? $"{Array(value)}[k]" : Array(value);

    private string Array(int value) => IsNumber(value) ? Literal(program.Numbers[value - program.Inputs]) : value < program.Inputs ? $"x{value}" : $"v{value}";

    private bool IsNumber(int value) => value >= program.Inputs && value < program.Inputs + program.Numbers.Count;

    // Exactly the number that the CPU has: the shortest digits that give it, of its own type.
    private string Literal(double number)
    {
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
