using Xunit;

namespace DeZeroNative.NN.Tests.Serialization;

public class NpyReaderTests
{
    private static readonly double[] s_matrix = [1.5, -2, 3.25, 0, 4, -0.5];

    [Theory]
    [InlineData(NumPyFiles.Float64, DType.Float64)]
    [InlineData(NumPyFiles.Float64Fortran, DType.Float64)]
    [InlineData(NumPyFiles.Float64BigEndian, DType.Float64)]
    [InlineData(NumPyFiles.Float32Version2, DType.Float32)]
    [InlineData(NumPyFiles.Float32BigEndianFortran, DType.Float32)]
    [InlineData(NumPyFiles.Float16Version3, DType.Float32)]
    [InlineData(NumPyFiles.Float16BigEndian, DType.Float32)]
    public void Every_version_order_and_width_of_floats_gives_the_same_matrix(string file, DType dtype)
    {
        Tensor x = Read(file);

        Assert.Equal(dtype, x.DType);
        Assert.Equal(new Shape(2, 3), x.Shape);
        Assert.True(x.IsContiguous);
        Assert.Equal(s_matrix, x.To(DType.Float64).ToArray<double>());
    }

    [Fact]
    public void Integers_and_truth_values_are_read_as_they_are()
    {
        Assert.Equal([1, -2, int.MaxValue], Read(NumPyFiles.Int32).ToArray<int>());
        Assert.Equal([1, -2, int.MaxValue], Read(NumPyFiles.Int32BigEndian).ToArray<int>());
        Assert.Equal([1, -2, 1L << 62], Read(NumPyFiles.Int64).ToArray<long>());
        Assert.Equal([0, 7, 255], Read(NumPyFiles.UInt8).ToArray<byte>());
        Tensor mask = Read(NumPyFiles.Bool);
        Assert.Equal(new Shape(3, 1), mask.Shape);
        Assert.Equal([true, false, true], mask.ToArray<bool>());
    }

    [Fact]
    public void Scalars_and_empty_arrays_keep_their_shape()
    {
        Assert.Equal(Shape.Scalar, Read(NumPyFiles.Scalar).Shape);
        Assert.Equal(2.5, Read(NumPyFiles.Scalar).Item());
        Assert.Equal(new Shape(0, 3), Read(NumPyFiles.Empty).Shape);
    }

    [Fact]
    public void A_truth_value_that_is_neither_0_nor_1_becomes_1()
    {
        byte[] file = Convert.FromBase64String(NumPyFiles.Bool);
        file[^1] = 0x80;
        Assert.Equal([1, 0, 1], NpyReader.Read(new MemoryStream(file)).ToArray<byte>());
    }

    [Fact]
    public void One_stream_can_hold_several_arrays()
    {
        var stream = new MemoryStream([.. Convert.FromBase64String(NumPyFiles.Scalar), .. Convert.FromBase64String(NumPyFiles.Int32)]);
        Assert.Equal(2.5, NpyReader.Read(stream).Item());
        Assert.Equal([1, -2, int.MaxValue], NpyReader.Read(stream).ToArray<int>());
        Assert.Equal(stream.Length, stream.Position);
    }

    [Theory]
    [InlineData(NumPyFiles.Object, "Python objects")]
    [InlineData(NumPyFiles.Structured, "structured")]
    [InlineData(NumPyFiles.Int16, "'<i2'")]
    public void Types_that_are_not_read_are_refused_by_name(string file, string reason)
    {
        var e = Assert.Throws<InvalidDataException>(() => NpyReader.Read(new MemoryStream(Convert.FromBase64String(file)), "weights.npy"));
        Assert.StartsWith("weights.npy: ", e.Message);
        Assert.Contains(reason, e.Message);
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 4), }", "needs 64 bytes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 999999999999999999), }", "overflow")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 99999999999, 99999999999), }", "overflow")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", "not a size")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 1, 1, 1, 1, 1, 1, 6), }", "9 axes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, }", "a key is missing")]
    [InlineData("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", "unexpected key 'descr'")]
    [InlineData("{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 3), }", "neither True nor False")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), } x", "text after")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3)", "'}' was expected")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': [2, 3]}", "'(' was expected")]
    [InlineData("{'descr': '|f8', 'fortran_order': False, 'shape': (2, 3), }", "'|f8'")]
    public void A_broken_header_is_refused_with_its_reason(string header, string reason)
    {
        var e = Assert.Throws<InvalidDataException>(() => NpyReader.Read(new MemoryStream(WithHeader(header))));
        Assert.Contains(reason, e.Message);
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }")]
    [InlineData("{\"shape\":(2L,3L),\"fortran_order\":False,\"descr\":\"<f8\"}\n")]
    [InlineData("  {  'fortran_order' : False , 'shape' : ( 2 , 3 , ) , 'descr' : '=f8' }  ")]
    public void The_dictionary_may_be_written_in_any_way_that_Python_reads(string header) =>
        Assert.Equal(s_matrix, NpyReader.Read(new MemoryStream(WithHeader(header))).ToArray<double>());

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] file = Convert.FromBase64String(NumPyFiles.Float32Version2);
        for (int length = 0; length < file.Length; length++)
        {
            var stream = new MemoryStream(file, 0, length);
            Assert.Throws<InvalidDataException>(() => NpyReader.Read(stream));
        }
    }

    [Fact]
    public void A_file_with_more_bytes_than_its_array_is_refused()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. Convert.FromBase64String(NumPyFiles.Float64), 0]);
            var e = Assert.Throws<InvalidDataException>(() => NpyReader.Read(path));
            Assert.StartsWith(path, e.Message);
            Assert.Contains("(2, 3) of '<f8' needs 48 bytes, but 49 are there", e.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Tensor Read(string base64) => NpyReader.Read(new MemoryStream(Convert.FromBase64String(base64)));

    /// <summary>The matrix under another header text.</summary>
    private static byte[] WithHeader(string text)
    {
        byte[] data = Convert.FromBase64String(NumPyFiles.Float64)[^48..];
        byte[] start = [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8)];
        return [.. start, .. System.Text.Encoding.ASCII.GetBytes(text), .. data];
    }
}
