using System.Text;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>What <c>steps.cl</c> is compiled with: the arrays, numbers and statements of an <see cref="IStepOp"/>.</summary>
internal static class StepText
{
    /// <summary>The definitions for a kernel that takes <paramref name="slots"/> rows of arrays, one to a line; the form says what a work-item takes.</summary>
    internal static string Definitions<TOp>(int slots, string form) where TOp : struct, IStepOp
    {
        string[] arrays = TOp.Arrays;
        StringBuilder parameters = new(), rows = new();
        for (int slot = 0; slot < slots; slot++)
        {
            rows.Append("ROW(").Append(slot).Append(',');
            for (int i = 0; i < arrays.Length; i++)
            {
                parameters.Append("global ").Append(Constant(i)).Append("T *").Append(arrays[i]).Append(slot).Append(',');
                rows.Append(' ').Append(arrays[i]).Append("_ = ").Append(arrays[i]).Append(slot).Append(" + rows.at[").Append(slot * arrays.Length + i).Append("];");
            }
            rows.Append(") ");
        }
        string Each(Func<int, string> text, int from = 0) => string.Join(' ', Enumerable.Range(from, arrays.Length - from).Select(text));
        string Constant(int i) => i < TOp.Inputs ? "const " : "";
        return $"""
            SLOTS {slots}
            ARRAYS {arrays.Length}
            {form}
            PARAMETERS {parameters.ToString().TrimEnd(',')}
            NUMBERS {string.Concat(TOp.Numbers.Select(name => $", T {name}"))}
            POINTERS {Each(i => $"global {Constant(i)}T *{arrays[i]}_;")}
            ROWS {rows}
            READ {Each(i => $"T {arrays[i]} = {arrays[i]}_[i];")}
            OP {TOp.OpenCL}
            WRITE {Each(i => $"{arrays[i]}_[i] = {arrays[i]};", TOp.Inputs)}
            """;
    }
}
