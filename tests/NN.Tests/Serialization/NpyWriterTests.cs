using Xunit;

namespace DeZeroNative.NN.Tests.Serialization;

public class NpyWriterTests
{
    [Theory]
    [InlineData(NumPyFiles.Float64)]
    [InlineData(NumPyFiles.Int32)]
    [InlineData(NumPyFiles.Int64)]
    [InlineData(NumPyFiles.UInt8)]
    [InlineData(NumPyFiles.Bool)]
    [InlineData(NumPyFiles.Scalar)]
    [InlineData(NumPyFiles.Empty)]
    public void What_is_written_is_what_NumPy_writes_byte_for_byte(string file)
    {
        byte[] expected = Convert.FromBase64String(file);
        var written = new MemoryStream();
        NpyWriter.Write(written, NpyReader.Read(new MemoryStream(expected)));
        Assert.Equal(expected, written.ToArray());
    }

    [Fact]
    public void A_view_is_written_in_its_own_order()
    {
        Tensor x = Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var written = new MemoryStream();
        NpyWriter.Write(written, x.T);
        written.Position = 0;
        Tensor y = NpyReader.Read(written);
        Assert.Equal(new Shape(3, 2), y.Shape);
        Assert.Equal([1, 4, 2, 5, 3, 6], y.ToArray<float>());
    }

    [Fact]
    public void An_array_of_megabytes_comes_back()
    {
        float[] values = [.. Enumerable.Range(0, 3_000_001).Select(i => i * 0.5f)];
        var written = new MemoryStream();
        NpyWriter.Write(written, Tensor.From(values));
        written.Position = 0;
        Assert.Equal(values, NpyReader.Read(written).ToArray<float>());
    }
}
