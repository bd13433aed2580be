using System.Diagnostics;
using RuleHost.Documents;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Documents;

public sealed class FileKindTests : IDisposable
{
    private readonly string _folder = TestPaths.NewTemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_file_may_be_opened_though_it_be_empty()
    {
        File.WriteAllText(Path("full"), "a");
        File.WriteAllText(Path("empty"), "");
        Assert.True(FileKind.IsRegular(Path("full")));
        Assert.True(FileKind.IsRegular(Path("empty")));
    }

    [Fact]
    public async Task A_named_pipe_among_the_rules_is_refused_and_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Folders hold no named pipes there.");
        await Process.Start("mkfifo", Path("水管.rule")).WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path("link.rule"), Path("水管.rule"));
        await File.WriteAllTextAsync(Path("rulebook.yaml"), "rulebook: a\nversion: 1.0.0\n", TestContext.Current.CancellationToken);

        var check = Rulebook.CheckAsync(_folder, TestContext.Current.CancellationToken);
        Assert.Same(check, await Task.WhenAny(check, Task.Delay(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)));
        Assert.Equal(["RH0007", "RH0007"], (await check).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_device_is_no_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no devices in folders there.");
        var diagnostics = new DiagnosticBag();
        Assert.Null(FileReader.Read("/dev/null", "null", diagnostics));
        Assert.Equal("RH0007", Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void A_damaged_line_of_a_text_is_shown()
    {
        File.WriteAllBytes(Path("a.rule"), [.. "情形 Q01 例\n  对 投诉\n"u8, 0xFF, 0xFE, 0x80, (byte)'\n']);
        var diagnostics = new DiagnosticBag();
        Assert.Null(FileReader.Read(Path("a.rule"), "a.rule", diagnostics));
        var place = Assert.Single(diagnostics.Items).Location;
        Assert.Equal((3, 1), place!.Value.Source.Position(place.Value.Span.Start));
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);
}
