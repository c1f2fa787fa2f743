using System.CommandLine;
using DeZeroNative.Bench.OpenCl;

#if PORTABLE
var root = new RootCommand("Benchmarks of DeZeroNative on a machine with a GPU") { OpenClCommand.Create(), ConvolutionsCommand.Create() };
#else
using DeZeroNative.Bench.Compare;
using DeZeroNative.Bench.Micro;
using DeZeroNative.Bench.Training;
using DeZeroNative.Bench.Work;

if (args is [OnceCommand.Name, ..])
    return OnceCommand.Run(args.AsSpan(1));

var root = new RootCommand("Benchmarks of DeZeroNative") { CompareCommand.Create(), MicroCommand.Create(), GemmCommand.Create(), TrainCommand.Create(), SeedsCommand.Create(), OpenClCommand.Create(), ConvolutionsCommand.Create() };
#endif
return root.Parse(args).Invoke();
