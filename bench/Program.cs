using System.CommandLine;
using DeZeroNative.Bench.Compare;

var root = new RootCommand("Benchmarks of DeZeroNative") { CompareCommand.Create() };
return root.Parse(args).Invoke();
