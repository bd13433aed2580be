using System.IO.Compression;
using System.Text;
using RuleHost.Cases.Logs;
using RuleHost.Documents;
using RuleHost.Tests.Cli;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Cases.Logs;

/// <summary>Logs that are meant to break whoever reads them, or were broken on the way.</summary>
public sealed class LogAttackTests : IDisposable
{
    private static readonly DocumentLimits Small = DocumentLimits.Current with { MaxBytes = 1 << 20 };

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-attack-").FullName;

    [Theory]
    [InlineData("blank.csv.gz", "id\n", "\n", "")]
    [InlineData("blank.ndjson.gz", "", "\r\n", "")]
    [InlineData("line.csv.gz", "", "a", "")]
    [InlineData("line.ndjson.gz", "{\"a\":\"", "a", "")]
    [InlineData("space.xes.gz", "<log><trace>", " ", "</trace></log>")]
    [InlineData("attribute.xes.gz", "<log><trace><event><string key=\"a\" value=\"", "a", "\"/></event></trace></log>")]
    public void A_packed_log_that_opens_to_many_times_its_bound_is_told_at_the_bound(string name, string head, string piece, string tail)
    {
        var path = Path.Combine(_folder, name);
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(head));
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 1 << 16)));
            for (var i = 0; i < 400; i++)
            {
                packed.Write(block);
            }

            packed.Write(Encoding.UTF8.GetBytes(tail));
        }

        Assert.Equal("RH0548", Assert.Single(Problem(path)).Code);
    }

    [Theory]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><log><trace><event><string key=\"a\" value=\"&b;\"/></event></trace></log>")]
    [InlineData("<!DOCTYPE l [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><log><trace><event>&a;</event></trace></log>")]
    [InlineData("<log><log><log>")]
    public void A_document_type_or_what_is_no_log_is_refused(string text)
    {
        var path = Path.Combine(_folder, "a.xes");
        File.WriteAllText(path, text);
        var problem = Assert.Single(Problem(path));
        Assert.Equal("RH0551", problem.Code);
        Assert.DoesNotContain("line 0", problem.Message(Language.English));
    }

    [Fact]
    public void Elements_nested_a_hundred_thousand_deep_are_passed_over()
    {
        var path = Path.Combine(_folder, "deep.xes");
        File.WriteAllText(path, $"<log><trace><event><string key=\"a\" value=\"1\">{string.Concat(Enumerable.Repeat("<list key=\"x\">", 100_000))}{string.Concat(Enumerable.Repeat("</list>", 100_000))}</string></event></trace></log>");
        using var rows = LogFile.Open(path, DocumentLimits.Current, new DiagnosticBag());
        Assert.True(rows.Read());
        Assert.Equal("1", rows[rows.ColumnOf("a")]);
        Assert.False(rows.Read());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_packed_log_that_was_cut_off_or_is_not_packed_is_refused_and_not_read_as_a_shorter_one(bool cut)
    {
        var path = Path.Combine(_folder, "log.csv.gz");
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var random = new Random(1);
            packed.Write(Encoding.UTF8.GetBytes("record,event,at\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"投诉 T{random.Next()},交办,2011-03-07 10:00\n"))));
        }

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, cut ? bytes[..(bytes.Length / 2)] : Encoding.UTF8.GetBytes("record,event,at\n"), TestContext.Current.CancellationToken);
        var result = await Command.RunAsync(["replay", TestPaths.InRepository("tests", "conformance", "cards"), "--events", path]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("RH0006", result.Error);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_by_every_verb_that_writes()
    {
        var file = Path.Combine(_folder, "file");
        var log = Path.Combine(_folder, "log.csv");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(log, "record,event,at\n投诉 T1,交办,2011-03-07 10:00\n", TestContext.Current.CancellationToken);
        foreach (var verb in new[] { "replay", "notices" })
        {
            var result = await Command.RunAsync([verb, TestPaths.InRepository("tests", "conformance", "cards"), "--events", log, "--out", Path.Combine(file, "below"), "--as-of", "2011-12-31"]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("cannot be written. Check the path, the permissions and the disk.", result.Error);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IReadOnlyList<Diagnostic> Problem(string path) => Assert.Throws<RulebookException>(() =>
    {
        using var rows = LogFile.Open(path, Small, new DiagnosticBag());
        while (rows.Read())
        {
        }
    }).Diagnostics;
}
