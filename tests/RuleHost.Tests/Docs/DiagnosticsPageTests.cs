using System.Text;
using RuleHost.Tests.Conformance;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Docs;

/// <summary>The pages of diagnostics are generated from the catalogue and the folders of examples; UPDATE_SNAPSHOTS=1 writes them anew.</summary>
public sealed class DiagnosticsPageTests
{
    /// <summary>Codes that no folder can show: each has a unit test that names it.</summary>
    private static readonly string[] WithoutFolder = ["RH0126", "RH0304", "RH0372", "RH0373", "RH0374", "RH0514", "RH0515", "RH0548", "RH0562"];

    [Theory]
    [InlineData(Language.Chinese, "diagnostics.zh-CN.md")]
    [InlineData(Language.English, "diagnostics.md")]
    public void The_page_of_diagnostics_is_current(Language language, string file) => Snapshot.Matches(Page(language), TestPaths.InRepository("docs", file));

    [Fact]
    public void Every_code_has_a_folder_that_shows_it()
    {
        var shown = DiagnosticFolders.Names.Select(DiagnosticFolders.CodeOf).ToHashSet();
        Assert.Equal(WithoutFolder, DiagnosticCatalogue.All.Select(d => d.Code).Where(c => !shown.Contains(c)));
    }

    private static string Page(Language language)
    {
        var page = new StringBuilder();
        page.Append(language == Language.Chinese
            ? "# 全部诊断\n\n由诊断目录和 `tests/conformance/diagnostics` 里的例子生成,不要手改。`…` 处由文本本身填入。\n"
            : "# Every diagnostic\n\nGenerated from the catalogue and the examples in `tests/conformance/diagnostics`; do not edit. `…` stands for what the text itself brings in.\n");
        foreach (var descriptor in DiagnosticCatalogue.All)
        {
            page.Append("\n## ").Append(descriptor.Code).Append("\n\n").Append(Weight(descriptor.Severity, language)).Append(Words(descriptor.Message, language)).Append('\n');
            if (Words(descriptor.Hint, language) is { Length: > 0 } hint)
            {
                page.Append('\n').Append(hint).Append('\n');
            }

            var example = DiagnosticFolders.Names.FirstOrDefault(n => DiagnosticFolders.CodeOf(n) == descriptor.Code);
            if (example is not null)
            {
                page.Append("\n```text\n").Append(File.ReadAllText(DiagnosticFolders.ExpectedFile(example, language)).Trim()).Append("\n```\n");
            }
        }

        return page.ToString();
    }

    private static string Words(Localized words, Language language) =>
        System.Text.RegularExpressions.Regex.Replace(words.In(language), @"\{\d+\}", "…");

    private static string Weight(Severity severity, Language language) => (severity, language) switch
    {
        (Severity.Error, Language.Chinese) => "错误:",
        (Severity.Warning, Language.Chinese) => "警告:",
        (_, Language.Chinese) => "提示:",
        (Severity.Error, _) => "Error: ",
        (Severity.Warning, _) => "Warning: ",
        _ => "Note: ",
    };
}
