using System.Globalization;
using DeZeroNative.Examples.Mnist;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

/// <summary>What a step writes on: lines of text, and pictures in a folder.</summary>
internal sealed class StepPage(TextWriter output, string folder, bool isShort)
{
    private const int DigitsInShort = 500;

    /// <summary>Whether long training is to be cut short.</summary>
    public bool IsShort => isShort;

    /// <summary>How often to do something: as often as the book does, or as the short form has it.</summary>
    public int Times(int full, int brief) => isShort ? brief : full;

    /// <summary>Handwritten digits to train and to test on: MNIST, or drawn ones where it is not to be had, and few of them in the short form.</summary>
    public (Dataset Train, Dataset Test) Digits()
    {
        Digits digits = Mnist.Digits.Load(isShort ? DataChoice.Synthetic : DataChoice.Auto, new Screen(output), wanted: Times(int.MaxValue, DigitsInShort));
        Print(digits.Name + ":", digits.Origin);
        return (digits.Train, digits.Test);
    }

    /// <summary>Prints values as Python prints them, with spaces between.</summary>
    public void Print(params object?[] values) => output.WriteLine(string.Join(' ', values.Select(Text)));

    /// <summary>A path in the folder, which exists from then on.</summary>
    public string PathOf(string file)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, file);
    }

    /// <summary>Writes the graph behind a variable as DOT text and as a picture.</summary>
    public void SaveGraph(Variable y, string name, bool verbose = false)
    {
        foreach (string file in new[] { name + ".dot", name + ".svg" })
        {
            GraphDrawing.Save(y, PathOf(file), verbose);
            Wrote(file);
        }
    }

    /// <summary>Tells that a file was written.</summary>
    public void Wrote(string file) => output.WriteLine("wrote " + PathOf(file));

    private static string Text(object? value) => value switch
    {
        null => "None",
        double number => Tensor.Scalar(number).ToString() ?? "",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
