using System.Runtime.CompilerServices;

// Functions of C# stand in for exports, called through pointers.
[assembly: DisableRuntimeMarshalling]
