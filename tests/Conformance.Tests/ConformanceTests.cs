using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.Tests.Conformance;

public class ConformanceTests
{
    // What the ground floor leaves to later: image, normalisation, recurrent, attention and operations beyond DeZero's own.
    private static readonly HashSet<string> s_later =
    [
        "dezero_lstm", "dezero_rnn",
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string device in Devices.Names)
                foreach (ConformanceCase @case in Manifest.Default.Cases)
                    if (CaseRunner.MissingName(@case) is null && CaseRunner.Fits(@case, device)) data.Add(device, @case.Id);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_agrees_with_its_reference(string device, string id)
    {
        ConformanceCase @case = Manifest.Default.Cases.Single(c => c.Id == id);
        CaseRunner.Run(@case, Manifest.Default.Folder, Device.Parse(device));
    }

    [Fact]
    public void Only_operations_of_later_storeys_are_missing()
    {
        IEnumerable<string> missing = Manifest.Default.Cases.Select(CaseRunner.MissingName).OfType<string>().Distinct();
        Assert.Equal([], missing.Except(s_later));
    }
}
