using System.IO.Compression;
using System.Text;
using RuleHost.Documents;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Documents;

public sealed class FileReaderTests : IDisposable
{
    private readonly string _folder = TestPaths.NewTemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes("单位：城管局") },
        { "UTF-8 with BOM", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("单位：城管局")] },
        { "UTF-16 LE with BOM", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("单位：城管局")] },
        { "UTF-16 BE with BOM", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("单位：城管局")] },
        { "GB18030", FileReader.Gb18030().GetBytes("单位：城管局") },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_gives_the_same_text(string encoding, byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Equal("单位：城管局", FileReader.Read(Write("a.txt", bytes), "a.txt", diagnostics)!.Content);
        Assert.Equal(encoding == "GB18030" ? ["RH0004"] : [], diagnostics.Items.Select(d => d.Code));
    }

    [Fact]
    public void A_gz_file_is_unpacked()
    {
        Assert.Equal("单位：城管局", FileReader.Read(Write("a.csv.gz", Packed(Encoding.UTF8.GetBytes("单位：城管局"))), "a.csv.gz", new DiagnosticBag())!.Content);
    }

    [Fact]
    public void Line_ends_stay_as_they_are()
    {
        Assert.Equal("a\r\nb\rc\n", FileReader.Read(Write("a.txt", "a\r\nb\rc\n"u8.ToArray()), "a.txt", new DiagnosticBag())!.Content);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Equal("RH0001", Refused(Path.Combine(_folder, "没有.yaml")).Code);
        Assert.Equal("RH0001", Refused(Path.Combine(_folder, "没有", "没有.yaml")).Code);
    }

    [Fact]
    public void A_folder_and_a_damaged_archive_are_told_from_a_missing_file()
    {
        Assert.Equal("RH0002", Refused(_folder).Code);
        Assert.Equal("RH0006", Refused(Write("a.gz", "没有压缩"u8.ToArray())).Code);
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        Assert.Equal("RH0311", Refused(Write("a.xlsx", [0x50, 0x4B, 3, 4, 0, 0, 0xFF, 0xFF])).Code);
        Assert.Equal("RH0311", Refused(Write("half.txt", [0xFF, 0xFE, 0x00, 0xD8])).Code);
        Assert.Equal("RH0311", Refused(Write("neither.txt", [0x61, 0xFF, 0xFF])).Code);
    }

    [Fact]
    public void A_file_over_the_limit_names_the_limit_and_its_setting()
    {
        var refused = Refused(Write("大.yaml", new byte[1_001]), new DocumentLimits(MaxBytes: 1_000));
        Assert.Equal("RH0003", refused.Code);
        Assert.Contains("1000 bytes", refused.Message(Language.English), StringComparison.Ordinal);
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.Contains(DocumentLimits.MaxBytesSetting, refused.Message(language), StringComparison.Ordinal);
        }

        Assert.Equal("64 MB", new DocumentLimits().MaxSize.English);
    }

    [Fact]
    public void A_small_archive_of_a_huge_file_is_not_unpacked_beyond_the_limit()
    {
        var bomb = Write("bomb.gz", Packed(new byte[20_000_000]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("RH0003", Refused(bomb, new DocumentLimits(MaxBytes: 100_000)).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    private Diagnostic Refused(string path, DocumentLimits? limits = null)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(FileReader.Read(path, Path.GetFileName(path), diagnostics, limits));
        return Assert.Single(diagnostics.Items);
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
