using System.Collections.Concurrent;
using System.Text;

namespace DeZeroNative;

/// <summary>
/// A fused expression as a list of steps. Its values are numbered: first the inputs, then the numbers, then the result of each step.
/// The same part of an expression is computed once, however often it stands there.
/// </summary>
internal sealed class FusedProgram
{
    private static readonly ConcurrentDictionary<string, FusedProgram> s_programs = new(StringComparer.Ordinal);

    private readonly List<FusedStep> _steps = [];
    private readonly List<double> _numbers = [];

    private FusedProgram(Term result, ReadOnlySpan<InputTerm> inputs, FusedKernel? kernel)
    {
        Inputs = inputs.Length;
        Kernel = kernel;

        // Numbers come before steps, so their count must be known before steps are.
        var order = new List<Term>();
        var seen = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        Visit(result);
        var values = new Dictionary<Term, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < inputs.Length; i++) values[inputs[i]] = i;
        var known = new Dictionary<(string, int, int, int), int>();
        foreach (Term term in order)
        {
            if (term is not NumberTerm number) continue;
            int found = _numbers.FindIndex(value => value.Equals(number.Value) && double.IsNegative(value) == double.IsNegative(number.Value));
            if (found < 0) _numbers.Add(number.Value);
            values[term] = Inputs + (found < 0 ? _numbers.Count - 1 : found);
        }
        foreach (Term term in order)
        {
            if (term is GivenTerm given) values[term] = values[given.Value];
            if (term is InputTerm or NumberTerm or GivenTerm) continue;
            ReadOnlySpan<Term> operands = term.Operands;
            int a = values[operands[0]], b = operands.Length > 1 ? values[operands[1]] : -1, c = operands.Length > 2 ? values[operands[2]] : -1;
            if (!known.TryGetValue((term.Name, a, b, c), out int value))
            {
                known[(term.Name, a, b, c)] = value = Inputs + _numbers.Count + _steps.Count;
                _steps.Add(new FusedStep(term, a, b, c, -1));
            }
            values[term] = value;
        }
        Result = values[result];
        Registers = AssignRegisters();
        Text = Describe();

        void Visit(Term term)
        {
            if (!seen.Add(term)) return;
            foreach (Term operand in term.Operands) Visit(operand);
            order.Add(term);
        }
    }

    /// <summary>Number of inputs.</summary>
    internal int Inputs { get; }

    /// <summary>The numbers of the expression.</summary>
    internal IReadOnlyList<double> Numbers => _numbers;

    /// <summary>The steps in an order in which they can be computed.</summary>
    internal IReadOnlyList<FusedStep> Steps => _steps;

    /// <summary>The value that is the result; that of the last step, where there is one.</summary>
    internal int Result { get; }

    /// <summary>The C kernel that takes the place of the steps, where there is one.</summary>
    internal FusedKernel? Kernel { get; }

    /// <summary>How many pieces of memory the steps need for what is used later.</summary>
    internal int Registers { get; }

    /// <summary>The steps in writing: programs of one text are one program.</summary>
    internal string Text { get; }

    /// <summary>The program of an expression.</summary>
    internal static FusedProgram Of(Term result, ReadOnlySpan<InputTerm> inputs, FusedKernel? kernel = null)
    {
        var program = new FusedProgram(result, inputs, kernel);
        return s_programs.GetOrAdd(program.Text, program);
    }

    // A register is free again once the last step that reads it has begun: steps may write over what they read.
    private int AssignRegisters()
    {
        int first = Inputs + _numbers.Count, count = 0;
        var last = new int[first + _steps.Count];
        for (int i = 0; i < _steps.Count; i++)
            foreach (int value in (ReadOnlySpan<int>)[_steps[i].A, _steps[i].B, _steps[i].C])
                if (value >= 0) last[value] = i;
        var free = new Stack<int>();
        for (int i = 0; i < _steps.Count; i++)
        {
            FusedStep step = _steps[i];
            foreach (int value in new HashSet<int> { step.A, step.B, step.C })
                if (value >= first && last[value] == i) free.Push(_steps[value - first].Register);
            _steps[i] = step with { Register = i == _steps.Count - 1 ? -1 : free.TryPop(out int register) ? register : count++ };
        }
        return count;
    }

    private string Describe()
    {
        var text = new StringBuilder().Append(Inputs);
        foreach (double number in _numbers) text.Append(' ').Append(BitConverter.DoubleToInt64Bits(number).ToString("x"));
        foreach (FusedStep step in _steps)
        {
            text.Append(' ').Append(step.Operation.Name).Append('(').Append(step.A);
            if (step.B >= 0) text.Append(',').Append(step.B);
            if (step.C >= 0) text.Append(',').Append(step.C);
            text.Append(')');
        }
        text.Append(' ').Append(Result);
        return (Kernel is null ? text : text.Append(" by ").Append(Kernel)).ToString();
    }
}
