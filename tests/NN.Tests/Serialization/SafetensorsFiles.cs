namespace DeZeroNative.NN.Tests.Serialization;

/// <summary>Files that a Python program wrote with struct, json and NumPy 1.24 after the format's description, in base64.</summary>
internal static class SafetensorsFiles
{
    /// <summary>A tensor of each type that is read, one 0-d, one empty, one with a name of all sorts, and metadata.</summary>
    public const string Types =
        "wAMAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCIsIm5vdGUiOiJcdTAwZTQgXCJ4XCIifSwiZjY0Ijp7ImR0eXBlIjoiRjY0Iiwic2hhcGUiOlsyLDNdLCJkYXRh" +
        "X29mZnNldHMiOlswLDQ4XX0sImYzMiI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbNF0sImRhdGFfb2Zmc2V0cyI6WzY0LDgwXX0sImk2NCI6eyJkdHlwZSI6Ikk2NCIsInNoYXBl" +
        "IjpbMl0sImRhdGFfb2Zmc2V0cyI6WzQ4LDY0XX0sInUzMiI6eyJkdHlwZSI6IlUzMiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6Wzk2LDEwNF19LCJpMzIiOnsiZHR5cGUi" +
        "OiJJMzIiLCJzaGFwZSI6WzIsMV0sImRhdGFfb2Zmc2V0cyI6WzgwLDg4XX0sImYxNiI6eyJkdHlwZSI6IkYxNiIsInNoYXBlIjpbNl0sImRhdGFfb2Zmc2V0cyI6WzExNiwxMjhd" +
        "fSwiYmYxNiI6eyJkdHlwZSI6IkJGMTYiLCJzaGFwZSI6WzZdLCJkYXRhX29mZnNldHMiOlsxMDQsMTE2XX0sImkxNiI6eyJkdHlwZSI6IkkxNiIsInNoYXBlIjpbMl0sImRhdGFf" +
        "b2Zmc2V0cyI6WzEyOCwxMzJdfSwidTE2Ijp7ImR0eXBlIjoiVTE2Iiwic2hhcGUiOlsxXSwiZGF0YV9vZmZzZXRzIjpbMTMyLDEzNF19LCJpOCI6eyJkdHlwZSI6Ikk4Iiwic2hh" +
        "cGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMTM3LDEzOV19LCJ1OCI6eyJkdHlwZSI6IlU4Iiwic2hhcGUiOlsxLDEsMl0sImRhdGFfb2Zmc2V0cyI6WzEzOSwxNDFdfSwiYm9vbCI6" +
        "eyJkdHlwZSI6IkJPT0wiLCJzaGFwZSI6WzNdLCJkYXRhX29mZnNldHMiOlsxMzQsMTM3XX0sInNjYWxhciI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRz" +
        "IjpbOTIsOTZdfSwiZW1wdHkiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzAsM10sImRhdGFfb2Zmc2V0cyI6WzY0LDY0XX0sIm5hbWUgd2l0aCBcdTAwZmNcIi8uIjp7ImR0eXBl" +
        "IjoiRjMyIiwic2hhcGUiOlsxXSwiZGF0YV9vZmZzZXRzIjpbODgsOTJdfX0gICAgICAAAAAAAAD4PwAAAAAAAADAAAAAAAAACkAAAAAAAAAAAAAAAAAAABBAAAAAAAAA4L8AAAAA" +
        "AAAAgAEAAAAAACAAwhYBAAAAAIAAAIB///9/f/n///////9/AADgQAAAIED/////AAAAAIA/IMB/f4B/AQDNPf97AQAAgAB8AH4BPACABQD//wEAAYB/yAM=";

    /// <summary>torch.nn.Sequential(Linear(3, 4), Tanh(), Linear(4, 2)) with weights of RandomState(5).randn.</summary>
    public const string Perceptron =
        "GAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCIwLndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbNCwzXSwiZGF0YV9vZmZzZXRzIjpbMTYsNjRd" +
        "fSwiMC5iaWFzIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOls0XSwiZGF0YV9vZmZzZXRzIjpbMCwxNl19LCIyLndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiw0XSwi" +
        "ZGF0YV9vZmZzZXRzIjpbNzIsMTA0XX0sIjIuYmlhcyI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzY0LDcyXX19bri3vh19Gj/KF9W/7z4zv5Lo" +
        "4T7QZ6m+wZEbQDgSgb4ge+A9vo7KP3TDaL+AdRe/DxtAPrfkqL6DrJi/JstRvq4Wfz8+YTY/yGCTPwa97T9VbsG/uhQlPx4Je7+6Wlu/eTNfv/ZS2L4=";
}
