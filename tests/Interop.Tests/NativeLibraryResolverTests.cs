using Xunit;

namespace DeZeroNative.Interop.Tests;

public class NativeLibraryResolverTests
{
    private static readonly NativeLibraryDescription s_description = new()
    {
        Library = "Toy",
        DisableKey = "toy",
        PathVariable = "DEZERO_TOY_PATH",
        Candidates = ["/app/libtoy.so", "libtoy.so.1", "libtoy.so"],
        RequiredExports = ["toy_version", "toy_run"],
        Inspect = export => export("toy_version") == 2
            ? new NativeLibraryFacts("2.0", "fine")
            : new NativeLibraryFacts("1.0", Mismatch: "has version 1; 2 is needed"),
    };

    private readonly PretendLoader _machine = new();

    [Fact]
    public void The_first_candidate_that_fits_is_taken()
    {
        _machine.Libraries["libtoy.so.1"] = Toy(version: 2);
        _machine.Libraries["libtoy.so"] = Toy(version: 2);

        var found = NativeLibraryResolver.Resolve(s_description, _machine);

        Assert.NotEqual(0, found.Handle);
        Assert.True(found.Report.IsLoaded);
        Assert.Equal(("libtoy.so.1", "2.0", "fine"), (found.Report.Path, found.Report.Version, found.Report.Detail));
        Assert.Equal([("/app/libtoy.so", "no such file"), ("libtoy.so.1", null)], Probes(found));
        Assert.Equal(["libtoy.so.1"], _machine.Loads);
    }

    [Fact]
    public void A_machine_without_it_says_where_it_was_looked_for()
    {
        var found = NativeLibraryResolver.Resolve(s_description, _machine);

        Assert.Equal(0, found.Handle);
        Assert.Equal(NativeLibraryStatus.NotFound, found.Report.Status);
        Assert.Equal(s_description.Candidates, found.Report.Probes.Select(probe => probe.Path));
        Assert.All(found.Report.Probes, probe => Assert.Contains("no such file", probe.Error, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("toy")]
    [InlineData("TOY")]
    [InlineData(" other , Toy,")]
    public void A_hidden_library_is_not_even_probed(string list)
    {
        _machine.Environment["DEZERO_DISABLE"] = list;
        _machine.Libraries["libtoy.so"] = Toy(version: 2);

        var found = NativeLibraryResolver.Resolve(s_description, _machine);

        Assert.Equal(NativeLibraryStatus.Disabled, found.Report.Status);
        Assert.Empty(found.Report.Probes);
        Assert.Empty(_machine.Loads);
    }

    [Theory]
    [InlineData("")]
    [InlineData("toyota,play-toy")]
    public void Another_librarys_name_hides_nothing(string list)
    {
        _machine.Environment["DEZERO_DISABLE"] = list;
        _machine.Libraries["libtoy.so"] = Toy(version: 2);

        Assert.True(NativeLibraryResolver.Resolve(s_description, _machine).Report.IsLoaded);
    }

    [Fact]
    public void The_override_replaces_the_search()
    {
        _machine.Environment["DEZERO_TOY_PATH"] = " /elsewhere/toy.so ";
        _machine.Libraries["/elsewhere/toy.so"] = Toy(version: 2);
        _machine.Libraries["libtoy.so"] = Toy(version: 2);

        var found = NativeLibraryResolver.Resolve(s_description, _machine);

        Assert.Equal("/elsewhere/toy.so", found.Report.Path);
        Assert.Equal(["/elsewhere/toy.so"], _machine.Loads);
    }

    [Fact]
    public void A_wrong_override_is_not_silently_replaced_by_another_library()
    {
        _machine.Environment["DEZERO_TOY_PATH"] = "/elsewhere/toy.so";
        _machine.Libraries["libtoy.so"] = Toy(version: 2);

        var report = NativeLibraryResolver.Resolve(s_description, _machine).Report;

        Assert.Equal(NativeLibraryStatus.NotFound, report.Status);
        Assert.Equal("path set by DEZERO_TOY_PATH", report.Detail);
    }

    [Fact]
    public void A_library_that_does_not_load_is_broken_and_the_next_one_is_tried()
    {
        _machine.Libraries["/app/libtoy.so"] = new PretendLibrary { LoadError = "file too short" };

        var alone = NativeLibraryResolver.Resolve(s_description, _machine).Report;
        _machine.Libraries["libtoy.so"] = Toy(version: 2);
        var followed = NativeLibraryResolver.Resolve(s_description, _machine).Report;

        Assert.Equal(NativeLibraryStatus.Broken, alone.Status);
        Assert.Equal(new NativeLibraryProbe("/app/libtoy.so", "file too short"), alone.Probes[0]);
        Assert.Equal("libtoy.so", followed.Path);
    }

    [Fact]
    public void A_library_without_the_exports_is_broken_and_unloaded()
    {
        _machine.Libraries["libtoy.so"] = new PretendLibrary { Exports = { ["toy_version"] = 2 } };

        var found = NativeLibraryResolver.Resolve(s_description, _machine);

        Assert.Equal(NativeLibraryStatus.Broken, found.Report.Status);
        Assert.Equal("lacks the export toy_run", found.Report.Probes[^1].Error);
        Assert.Empty(_machine.StillOpen);
    }

    [Fact]
    public void A_wrong_version_tells_more_than_a_broken_file_and_is_unloaded()
    {
        _machine.Libraries["/app/libtoy.so"] = Toy(version: 1);
        _machine.Libraries["libtoy.so.1"] = new PretendLibrary { LoadError = "invalid ELF header" };

        var report = NativeLibraryResolver.Resolve(s_description, _machine).Report;

        Assert.Equal(NativeLibraryStatus.WrongVersion, report.Status);
        Assert.Equal("has version 1; 2 is needed", report.Probes[0].Error);
        Assert.Empty(_machine.StillOpen);
    }

    private static PretendLibrary Toy(int version) => new() { Exports = { ["toy_version"] = version, ["toy_run"] = 7 } };

    private static IEnumerable<(string, string?)> Probes(ResolvedLibrary found) => found.Report.Probes.Select(probe => (probe.Path, probe.Error));
}
