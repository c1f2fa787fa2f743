using DeZeroNative.Examples;

return ExampleProgram.Run(args, Console.Out, Console.Error);
