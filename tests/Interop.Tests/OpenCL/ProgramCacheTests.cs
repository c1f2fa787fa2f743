using DeZeroNative.Interop.OpenCL;
using Xunit;

namespace DeZeroNative.Interop.Tests.OpenCL;

public class ProgramCacheTests
{
    private const string Source = "kernel void one(global int *y) { y[get_global_id(0)] = ADD; }";

    [SkippableFact]
    public void The_second_start_builds_no_source()
    {
        using var first = new OpenClSession();
        Assert.Equal(7, Run(first, "-D ADD=7"));
        Assert.Equal((1, 0), (first.Context.Counters.SourceBuilds, first.Context.Counters.CacheHits));

        using var second = new OpenClSession(first.Folder);
        Assert.Equal(7, Run(second, "-D ADD=7"));
        Assert.Equal((0, 1), (second.Context.Counters.SourceBuilds, second.Context.Counters.CacheHits));
    }

    [SkippableFact]
    public void Other_options_are_another_program()
    {
        using var session = new OpenClSession();
        Assert.Equal(1, Run(session, "-D ADD=1"));
        Assert.Equal(2, Run(session, "-D ADD=2"));
        Assert.Equal(2, session.Context.Counters.SourceBuilds);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(76)]
    [InlineData(500)]
    public void A_damaged_entry_is_rebuilt(int position)
    {
        using var first = new OpenClSession();
        Run(first, "-D ADD=3");
        string path = Assert.Single(Directory.GetFiles(first.Folder));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[position] ^= 0x40;
        File.WriteAllBytes(path, bytes);

        AssertRebuilt(first.Folder);
        AssertTaken(first.Folder);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(1000)]
    public void A_cut_entry_is_rebuilt(int length)
    {
        using var first = new OpenClSession();
        Run(first, "-D ADD=3");
        string path = Assert.Single(Directory.GetFiles(first.Folder));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);

        AssertRebuilt(first.Folder);
    }

    [SkippableFact]
    public void An_entry_under_anothers_name_is_rebuilt()
    {
        using var first = new OpenClSession();
        Run(first, "-D ADD=4");
        string other = Directory.GetFiles(first.Folder).Single();
        Run(first, "-D ADD=3");
        string path = Directory.GetFiles(first.Folder).Single(f => f != other);
        File.Copy(other, path, overwrite: true);

        AssertRebuilt(first.Folder);
    }

    [SkippableFact]
    public void A_sound_entry_that_the_driver_refuses_is_rebuilt()
    {
        using var first = new OpenClSession();
        byte[] key = ProgramCache.Key(first.Context.Device.Capabilities, Source, "-D ADD=3");
        first.Context.Cache.Store(key, "no program of any driver"u8);

        AssertRebuilt(first.Folder);
    }

    [SkippableFact]
    public void A_folder_that_cannot_be_made_is_no_error()
    {
        string file = Path.GetTempFileName();
        try
        {
            using var session = new OpenClSession(Path.Combine(file, "below", "a", "file"));
            Assert.Equal(5, Run(session, "-D ADD=5"));
            Assert.Equal(6, Run(session, "-D ADD=6"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void No_temporary_file_stays_and_what_was_stored_is_loaded()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"dezero-cl-{Guid.NewGuid():N}");
        try
        {
            var cache = new ProgramCache(folder);
            byte[] key = new byte[32];
            key[0] = 0xAB;
            cache.Store(key, [1, 2, 3]);
            cache.Store(key, [4, 5, 6]);
            Assert.Equal([4, 5, 6], cache.Load(key)!);
            Assert.Equal(cache.PathOf(key), Assert.Single(Directory.GetFiles(folder)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Programs_longest_unused_go_when_there_are_too_many()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"dezero-cl-{Guid.NewGuid():N}");
        try
        {
            var first = new ProgramCache(folder, maxBytes: 100_000);
            byte[][] keys = [.. Enumerable.Range(0, 12).Select(i => Enumerable.Repeat((byte)i, 32).ToArray())];
            for (int i = 0; i < 11; i++)
            {
                first.Store(keys[i], new byte[10_000]);
                File.SetLastWriteTimeUtc(first.PathOf(keys[i])!, DateTime.UtcNow.AddDays(i - 30));
            }

            Assert.NotNull(first.Load(keys[0]));
            new ProgramCache(folder, maxBytes: 100_000).Store(keys[11], new byte[10_000]);

            int[] kept = [.. Enumerable.Range(0, 12).Where(i => first.Load(keys[i]) is not null)];
            Assert.Equal([0, 9, 10, 11], kept);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Readers_and_writers_of_one_folder_never_see_half_an_entry()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"dezero-cl-{Guid.NewGuid():N}");
        try
        {
            byte[] key = new byte[32];
            new ProgramCache(folder).Store(key, Binary(0));
            Parallel.For(0, 200, i =>
            {
                var cache = new ProgramCache(folder);
                if (i % 2 == 0) cache.Store(key, Binary(i));
                byte[] found = cache.Load(key)!;
                Assert.Equal(Binary(found[0]), found);
            });
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static byte[] Binary(int i) => [.. Enumerable.Repeat((byte)i, 5000)];
    }

    [Fact]
    public void A_cache_without_a_folder_keeps_nothing()
    {
        var cache = new ProgramCache(null);
        cache.Store(new byte[32], [1]);
        Assert.Null(cache.Load(new byte[32]));
    }

    private static void AssertRebuilt(string folder)
    {
        using var session = new OpenClSession(folder);
        Assert.Equal(3, Run(session, "-D ADD=3"));
        Assert.Equal((1, 0), (session.Context.Counters.SourceBuilds, session.Context.Counters.CacheHits));
    }

    private static void AssertTaken(string folder)
    {
        using var session = new OpenClSession(folder);
        Assert.Equal(3, Run(session, "-D ADD=3"));
        Assert.Equal(0, session.Context.Counters.SourceBuilds);
    }

    private static int Run(OpenClSession session, string options)
    {
        using OpenClProgram program = session.Context.Build("one", Source, options);
        using MemHandle buffer = session.Context.TryCreateBuffer(4)!;
        KernelLaunch launch = program["one"].Begin();
        launch.Buffer(buffer);
        launch.Run(1, 1);

        Span<byte> y = stackalloc byte[4];
        session.Context.Read(buffer, 0, y);
        return BitConverter.ToInt32(y);
    }
}
