using System.Buffers.Binary;
using System.Text;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Serialization;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"file-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Every_type_of_a_file_from_Python_is_read()
    {
        SafetensorsFile file = Read(Convert.FromBase64String(SafetensorsFiles.Types));

        Same([1.5, -2, 3.25, 0, 4, -0.5], (2, 3), DType.Float64, file["f64"]);
        Same([1e-40f, -0.0, double.PositiveInfinity, float.MaxValue], 4, DType.Float32, file["f32"]);
        Assert.Equal([long.MinValue, (1L << 53) + 1], file["i64"].ToArray<long>());
        Assert.Equal([uint.MaxValue, 0L], file["u32"].ToArray<long>());
        Assert.Equal([-7, int.MaxValue], file["i32"].ToArray<int>());
        Same([65504, 5.960464477539063e-08, -0.0, double.PositiveInfinity, double.NaN, 1.0009765625], 6, DType.Float32, file["f16"]);
        Same([1, -2.5, 3.3895313892515355e38, double.PositiveInfinity, 9.183549615799121e-41, 0.10009765625], 6, DType.Float32, file["bf16"]);
        Same([-32768, 5], 2, DType.Int32, file["i16"]);
        Same([65535], 1, DType.Int32, file["u16"]);
        Same([-128, 127], 2, DType.Int32, file["i8"]);
        Same([200, 3], (1, 1, 2), DType.UInt8, file["u8"]);
        Same([1, 0, 1], 3, DType.Bool, file["bool"]);
        Same([2.5], [], DType.Float32, file["scalar"]);
        Same([], (0, 3), DType.Float32, file["empty"]);
        Same([7], 1, DType.Float32, file["name with ü\"/."]);
        Assert.Equal(["f64", "f32", "i64"], file.Keys.Take(3));
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal("ä \"x\"", file.Metadata["note"]);
    }

    [Theory, OnEachDevice]
    public void What_is_written_is_read_again(string name)
    {
        Device device = Device.Parse(name);
        Tensor matrix = Values.Random((3, 5), DType.Float32, seed: 1).To(device);
        KeyValuePair<string, Tensor>[] tensors =
        [
            new("bool", Tensor.From([true, false, true]).To(device)), new("transposed", matrix.T), new("long", Tensor.From([1L << 60]).To(device)),
            new("", Tensor.From([1, 2]).To(device)), new("scalar", Tensor.Scalar(0.5)), new("none", Tensor.Zeros((2, 0))), new("byte", Tensor.From([(byte)9])),
        ];

        SafetensorsFile.Save(_path, tensors, new Dictionary<string, string> { ["who"] = "we" });

        SafetensorsFile file = SafetensorsFile.Load(_path);
        Assert.Equal(tensors.Select(pair => pair.Key), file.Keys);
        foreach ((string key, Tensor tensor) in tensors)
        {
            Assert.Equal(tensor.DType, file[key].DType);
            TensorAssert.Equal(tensor.To(Device.Cpu).Contiguous(), file[key]);
        }
        Assert.Equal("we", file.Metadata["who"]);
    }

    [Fact]
    public void The_data_begin_at_a_multiple_of_8_and_wide_elements_come_first()
    {
        SafetensorsFile.Save(_path, [new("b", Tensor.From([(byte)1])), new("d", Tensor.From([2.0])), new("f", Tensor.From([3f]))]);

        byte[] bytes = File.ReadAllBytes(_path);

        long header = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, header % 8);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 64, 64, 1], bytes[(8 + (int)header)..]);
    }

    [Fact]
    public void Names_stand_once()
    {
        Tensor x = Tensor.Ones(1);

        Assert.Throws<ArgumentException>(() => SafetensorsFile.Save(_path, [new("x", x), new("x", x)]));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Save(_path, [new("__metadata__", x)]));
        Assert.False(File.Exists(_path));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "inside")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "apart from")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "apart from")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, "5 are there")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "truncated")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "needs 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "needs 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "declares more")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "declares more")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}""", 0, "the shape of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1e2],"data_offsets":[0,400]}}""", 400, "the shape of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""", 4, "at most 8 sizes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 4, "the offsets of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,99999999999999999999]}}""", 4, "the offsets of 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "'dtype' twice")]
    [InlineData("""{"a":{"dtype":"F8_E5M2","shape":[1],"data_offsets":[0,1]}}""", 1, "type F8_E5M2")]
    [InlineData("""{"a":{"dtype":"U64","shape":[1],"data_offsets":[0,8]}}""", 8, "type U64")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "'a' stands twice")]
    [InlineData("""{"__metadata__":{"x":1}}""", 0, "'x' of the metadata is not a text")]
    [InlineData("""{"__metadata__":{"x":"1","x":"2"}}""", 0, "stands twice")]
    [InlineData("""{"__metadata__":{"x":"1"},"__metadata__":{}}""", 0, "the metadata stand twice")]
    [InlineData("""{"a":5}""", 0, "not described by an object")]
    [InlineData("""[]""", 0, "not a JSON object")]
    [InlineData("""{} {}""", 0, "not sound JSON")]
    [InlineData("""{"a":""", 0, "not sound JSON")]
    [InlineData("", 0, "not sound JSON")]
    public void A_header_that_does_not_fit_is_refused_with_the_reason(string json, int data, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(Build(json, data)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("file: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(3UL)]
    [InlineData(1UL << 32)]
    public void A_header_longer_than_the_file_takes_no_memory(ulong length)
    {
        var file = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("a header of", Assert.Throws<InvalidDataException>(() => Read(file)).Message, StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void A_file_too_short_for_a_length_is_refused() => Assert.Contains("too short", Assert.Throws<InvalidDataException>(() => Read([1, 2, 3])).Message, StringComparison.Ordinal);

    [Fact]
    public void Truth_values_are_0_and_1()
    {
        byte[] file = Build("""{"a":{"dtype":"BOOL","shape":[3],"data_offsets":[0,3]}}""", 3);
        file[^1] = 7;

        Assert.Equal([0, 0, 1], Values.Of(Read(file)["a"]));
    }

    internal static byte[] Build(string json, int dataLength)
    {
        byte[] header = Encoding.UTF8.GetBytes(json), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. new byte[dataLength]];
    }

    private static SafetensorsFile Read(byte[] bytes) => SafetensorsFile.Load(new MemoryStream(bytes), "file");

    private static void Same(double[] expected, Shape shape, DType dtype, Tensor actual)
    {
        Assert.Equal(shape, actual.Shape);
        Assert.Equal(dtype, actual.DType);
        Assert.Equal(expected, Values.Of(actual));
    }
}
