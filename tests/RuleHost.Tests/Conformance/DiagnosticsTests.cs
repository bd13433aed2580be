using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>
/// Every folder of <c>tests/conformance/diagnostics</c> prints exactly its <c>expected.zh.txt</c> and <c>expected.en.txt</c>; every code of the
/// catalogue has a folder that shows it.
/// </summary>
public sealed class DiagnosticsTests
{
    public static TheoryData<string> Folders() => [.. DiagnosticFolders.Names];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_mistake_is_reported_in_these_words(string folder)
    {
        var diagnostics = BrokenFolder.Diagnose(DiagnosticFolders.PathOf(folder));

        Assert.True(diagnostics.Any(d => d.Code == DiagnosticFolders.CodeOf(folder)), "Reported instead:\n" + BrokenFolder.Print(diagnostics, folder, Language.English));
        Snapshot.Matches(BrokenFolder.Print(diagnostics, folder, Language.Chinese), DiagnosticFolders.ExpectedFile(folder, Language.Chinese));
        Snapshot.Matches(BrokenFolder.Print(diagnostics, folder, Language.English), DiagnosticFolders.ExpectedFile(folder, Language.English));
    }

    [Fact]
    public void At_least_sixty_broken_rulebooks_are_kept() =>
        Assert.True(DiagnosticFolders.Names.Count(n => File.Exists(Path.Combine(DiagnosticFolders.PathOf(n), "rulebook.yaml"))) >= 60);

    [Fact]
    public void Codes_are_unique_and_both_languages_speak()
    {
        Assert.Equal(DiagnosticCatalogue.All.Count, DiagnosticCatalogue.All.Select(d => d.Code).Distinct().Count());
        Assert.All(DiagnosticCatalogue.All, d =>
        {
            Assert.Matches("^RH0[0-8][0-9]{2}$", d.Code);
            Assert.NotEmpty(d.Message.Chinese);
            Assert.NotEmpty(d.Message.English);
            Assert.Equal(d.Hint.Chinese.Length == 0, d.Hint.English.Length == 0);
        });
    }
}
