using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.Tests.Conformance;

public class ConformanceTests
{
    public static TheoryData<string, string, DType> Cases
    {
        get
        {
            var data = new TheoryData<string, string, DType>();
            foreach (string device in Devices.Names)
                foreach (ConformanceCase @case in Manifest.Default.Cases)
                    if (CaseRunner.MissingName(@case) is null) data.Add(device, @case.Id, @case.DType);
            return data;
        }
    }

    [DeviceTheory, MemberData(nameof(Cases))]
    public void A_case_agrees_with_its_reference(string device, string id, DType dtype)
    {
        ConformanceCase @case = Manifest.Default.Cases.Single(c => c.Id == id && c.DType == dtype);
        CaseRunner.Run(@case, Manifest.Default.Folder, Device.Parse(device));
    }

    [Fact]
    public void No_operation_is_missing() => Assert.Empty(Manifest.Default.Cases.Select(CaseRunner.MissingName).OfType<string>().Distinct());
}
