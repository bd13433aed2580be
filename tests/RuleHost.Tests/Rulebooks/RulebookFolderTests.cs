using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Rulebooks;

public sealed class RulebookFolderTests
{
    [Theory]
    [InlineData("rulebooks/kunshan")]
    [InlineData("tests/conformance/kunshan-excerpt")]
    public void Shipped_rulebooks_are_read_without_an_error(string path)
    {
        var (definition, diagnostics) = Read(Path.Combine(TestPaths.Repository, path));
        Assert.Empty(diagnostics.Items.Where(d => d.Severity == Severity.Error).Select(d => DiagnosticRenderer.Render(d, Language.English)));
        Assert.NotNull(definition);
    }

    [Fact]
    public void Vocabulary_of_the_excerpt_is_typed_as_declared()
    {
        var (definition, _) = Read(Path.Combine(TestPaths.Repository, "tests/conformance/kunshan-excerpt"));
        var complaint = definition!.Facts["投诉"];
        Assert.Equal("人员", complaint.Fields[complaint.SlotOf("承办人")].Type.ToString());
        Assert.Equal("追责情节", complaint.Fields[complaint.SlotOf("损失")].Group);
        Assert.Equal("单位 或 无", definition.Facts["单位"].Fields[definition.Facts["单位"].SlotOf("上级")].Type.ToString());
        Assert.Equal("时长<工作日>", definition.Parameters["民声110反馈时限"].Type.ToString());
        Assert.Equal("金额<美元>", definition.Parameters["外资绿色通道门槛"].Type.ToString());
        Assert.Empty(definition.Parameters["人大建议办理时限"].Values);
        Assert.True(definition.Facts["检查"].Complete);
        Assert.True(definition.Facts["牌"].Complete);
        Assert.Equal(Value.None, definition.Tables["审批事项"].Find("户外广告备案")!.Cells[3]);
        Assert.Equal(0.4m, definition.Tables["测评权重"].Find("企业")!.Cells[1].Number);
    }

    [Fact]
    public void A_parameter_has_the_value_in_force_on_the_day()
    {
        var (definition, _) = Read(Path.Combine(TestPaths.Repository, "tests/conformance/kunshan-excerpt"));
        var parameter = definition!.Parameters["工业项目承诺时限"];
        Assert.Equal([true, false], [parameter.On(new DateOnly(2007, 12, 31)).IsUnknown, parameter.On(new DateOnly(2008, 1, 1)).IsUnknown]);
        Assert.Equal([44m, 37m, 37m, 30m], [.. new[] { new DateOnly(2009, 12, 31), new DateOnly(2010, 1, 1), new DateOnly(2011, 2, 22), new DateOnly(2011, 2, 23) }.Select(d => parameter.On(d).Number)]);
    }

    [Fact]
    public void A_folder_holds_its_rules_and_tests_and_not_those_of_a_rulebook_below()
    {
        var root = TestPaths.NewTemporaryFolder();
        try
        {
            Write(root, "rulebook.yaml", "rulebook: r\nversion: 1.0.0\n");
            Write(root, "b.rule", "");
            Write(root, "a/c.rule", "");
            Write(root, "tests/t.yaml", "");
            Write(root, "tests/not.txt", "");
            Write(root, "overlays/x/rulebook.yaml", "rulebook: x\n");
            Write(root, "overlays/x/x.rule", "");
            Write(root, "overlays/x/tests/x.yaml", "");
            var folder = RulebookFolder.Open(root, new DiagnosticBag())!;
            Assert.Equal(["a/c.rule", "b.rule"], folder.Rules.Select(r => r.Path));
            Assert.Equal(["tests/t.yaml"], folder.Tests);
            Assert.Equal(folder.Hash(), RulebookFolder.Open(Path.Combine(root, "rulebook.yaml"), new DiagnosticBag())!.Hash());
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void The_hash_is_that_of_texts_and_paths_whatever_the_machine()
    {
        const string yaml = "rulebook: r\nversion: 1.0.0\n";
        var one = Hash(("rulebook.yaml", yaml), ("a.rule", "x"), ("b.rule", ""));
        Assert.Equal(one, Hash(("b.rule", ""), ("a.rule", "x"), ("rulebook.yaml", yaml)));
        Assert.StartsWith("sha256:", one, StringComparison.Ordinal);
        Assert.NotEqual(one, Hash(("rulebook.yaml", yaml), ("a.rule", ""), ("b.rule", "x")));
        Assert.NotEqual(one, Hash(("rulebook.yaml", yaml), ("a.rule", "x\r"), ("b.rule", "")));
        Assert.NotEqual(one, Hash(("rulebook.yaml", yaml), ("a.rule", "x"), ("c.rule", "")));
    }

    private static string Hash(params (string Path, string Text)[] files)
    {
        var root = TestPaths.NewTemporaryFolder();
        try
        {
            foreach (var (path, text) in files)
            {
                Write(root, path, text);
            }

            return RulebookFolder.Open(root, new DiagnosticBag())!.Hash();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Write(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static (RulebookDefinition? Definition, DiagnosticBag Diagnostics) Read(string path)
    {
        var diagnostics = new DiagnosticBag();
        var folder = RulebookFolder.Open(path, diagnostics);
        return (folder is null ? null : RulebookYamlReader.Read(folder.Yaml, folder.Open, diagnostics), diagnostics);
    }
}
