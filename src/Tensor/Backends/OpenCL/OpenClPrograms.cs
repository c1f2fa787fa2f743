using System.Collections.Concurrent;
using System.Text;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>
/// The programs of one device, each built at its first use: <c>arithmetic.cl</c>, then the family's file with those it
/// includes, under definitions of the element type and the operator.
/// </summary>
internal sealed class OpenClPrograms(OpenClContext context)
{
    private readonly ConcurrentDictionary<ProgramKey, OpenClProgram> _programs = new();
    private readonly Lock _building = new();

    /// <summary>A program already built.</summary>
    internal bool TryGet(in ProgramKey key, out OpenClProgram program) => _programs.TryGetValue(key, out program!);

    /// <summary>Builds a program from a file and its definitions, one to a line: <c>OP a + b</c>.</summary>
    internal OpenClProgram Build(in ProgramKey key, string file, string definitions, string options = "")
    {
        lock (_building)
        {
            if (_programs.TryGetValue(key, out OpenClProgram? program)) return program;
            var source = new StringBuilder();
            if (key.Type == DType.Float64 || key.Result == DType.Float64) source.Append("#define NEEDS_FP64\n");
            source.Append("#define T ").Append(OpenClTypes.Name(key.Type)).Append('\n');
            source.Append("#define REAL_T ").Append(key.Type.IsFloat() ? 1 : 0).Append('\n');
            source.Append("#define INDEX ").Append(key.Wide ? "long" : "int").Append('\n');
            foreach (string definition in definitions.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                source.Append("#define ").Append(definition).Append('\n');
            Append(source, "arithmetic.cl");
            Append(source, file);
            string name = key.Operation.Length == 0 ? $"{key.Family} {key.Type.Name()}" : $"{key.Family} {key.Operation} {key.Type.Name()}";
            program = context.Build(name, source.ToString(), options);
            _programs[key] = program;
            return program;
        }
    }

    /// <summary>A file as it is.</summary>
    internal static string Text(string file)
    {
        using StreamReader reader = Open(file);
        return reader.ReadToEnd();
    }

    /// <summary>Appends a file; a line <c>#include "tiles.cl"</c> in it gives place to that file, since compilers of drivers see no folder.</summary>
    private static void Append(StringBuilder source, string file)
    {
        using StreamReader reader = Open(file);
        source.Append("#line 1 \"").Append(file).Append("\"\n");
        for (int line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.StartsWith("#include \"", StringComparison.Ordinal))
            {
                Append(source, text.Split('"')[1]);
                source.Append("#line ").Append(line + 1).Append(" \"").Append(file).Append("\"\n");
            }
            else
            {
                source.Append(text).Append('\n');
            }
        }
    }

    private static StreamReader Open(string file) => new(typeof(OpenClPrograms).Assembly.GetManifestResourceStream("opencl." + file)!);
}
