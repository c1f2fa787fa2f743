Console.WriteLine("DeZeroNative");
