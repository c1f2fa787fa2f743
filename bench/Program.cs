using System.CommandLine;
using DeZeroNative.Bench.Compare;
using DeZeroNative.Bench.Micro;

var root = new RootCommand("Benchmarks of DeZeroNative") { CompareCommand.Create(), MicroCommand.Create() };
return root.Parse(args).Invoke();
