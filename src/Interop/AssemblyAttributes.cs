using System.Runtime.CompilerServices;

// Every signature here is blittable: the calls need no marshalling stub.
[assembly: DisableRuntimeMarshalling]
