using System.Text.Json;
using System.Text.RegularExpressions;
using RuleHost.Comparing;
using RuleHost.Effective;
using RuleHost.Syntax;
using RuleHost.Tests.Cli;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Overlays;

/// <summary>The effective text: what holds in the end, each clause with who wrote it and where; it can be read again.</summary>
public sealed partial class EffectiveTests : IDisposable
{
    private static readonly string County = TestPaths.InRepository("tests", "conformance", "layers", "county");

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-effective-").FullName;

    public static TheoryData<string> Shipped =>
    [
        "tests/conformance/layers/county", "rulebooks/kunshan", "rulebooks/jiangsu-supervision", "rulebooks/supervision-score",
        .. Directory.GetDirectories(TestPaths.InRepository("plugins")).Select(d => "plugins/" + Path.GetFileName(d)).Where(p => p != "plugins/sample-csharp").Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public async Task Three_layers_are_shown_clause_by_clause_in_both_languages(Language language)
    {
        await using var county = await Load(County);
        Snapshot.Verify(EffectiveText.Whole(EffectiveRulebook.Of(county, null), false, language), language == Language.Chinese ? "zh" : "en");
    }

    [Fact]
    public async Task The_same_as_JSON()
    {
        await using var county = await Load(County);
        var json = JsonDocument.Parse(EffectiveJson.Write(EffectiveRulebook.Of(county, null), true).Replace(county.Identity.Hash, "sha256:…", StringComparison.Ordinal));
        Snapshot.Verify(JsonSerializer.Serialize(json, new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
    }

    [Theory]
    [InlineData("suining", "经济110反馈")]
    [InlineData("suining", "收支两条线")]
    [InlineData("kunming", "审批承诺")]
    [InlineData("kunming", "KM01")]
    public async Task A_countys_provision_tells_what_is_its_own_in_both_languages(string county, string id)
    {
        await using var rulebook = await Load(TestPaths.InRepository("plugins", county));
        foreach (var language in new[] { Language.Chinese, Language.English })
        {
            var text = EffectiveText.Whole(EffectiveRulebook.Of(rulebook, null), true, language);
            var provision = text.Split("\n\n").Single(p => p.Split('\n').Any(l => !l.StartsWith('#') && l.Split(' ') is [_, var name, ..] && name == id));
            Snapshot.Verify(LineNumbers().Replace(provision, ":N") + "\n", $"{county}.{id}.{(language == Language.Chinese ? "zh" : "en")}");
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task What_is_written_out_loads_by_itself_and_does_not_differ(string path)
    {
        await using var rulebook = await Load(TestPaths.InRepository(path.Split('/')));
        var effective = EffectiveRulebook.Of(rulebook, null);
        EffectiveFolder.Write(_folder, effective, Language.Chinese);
        await using var again = await Load(_folder);
        var diff = TextDiff.Of(rulebook.Model, again.Model);
        Assert.True(diff.IsEmpty, string.Join("; ", diff.Provisions.Select(p => $"{p.Id}: -{string.Join(",", p.Gone)} +{string.Join(",", p.Come)}").Concat(diff.Values.Select(v => v.Name))));
        Assert.Equal(rulebook.Model.Provisions.Length, again.Model.Provisions.Length);
        Assert.Empty(again.Identity.Layers);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_output_can_be_read_as_provisions_and_each_clause_stands_where_it_says(string path)
    {
        var root = TestPaths.InRepository(path.Split('/'));
        await using var rulebook = await Load(root);
        var effective = EffectiveRulebook.Of(rulebook, null);
        var diagnostics = new DiagnosticBag();
        var read = RuleParser.ParseFile(new SourceText("effective.rule", EffectiveText.Whole(effective, false, Language.English)), diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.Equal(effective.Provisions.Length, read.Provisions.Length);
        Assert.All(effective.Provisions.SelectMany(p => p.Clauses), clause =>
        {
            var line = File.ReadLines(Path.Combine(root, clause.At.File)).ElementAt(clause.At.Line - 1);
            Assert.True(AuthorText.Of(line).Contains(clause.Text.Split(' ')[0], StringComparison.Ordinal), $"{clause.At}: {clause.Text} / {line}");
        });
    }

    [Fact]
    public async Task A_day_shows_the_texts_and_the_values_of_that_day_alone()
    {
        await using var county = await Load(County);
        var before = EffectiveRulebook.Of(county, new DateOnly(2011, 5, 31));
        var after = EffectiveRulebook.Of(county, new DateOnly(2011, 6, 1));
        Assert.Equal("限 答复天数", Limit(before));
        Assert.Equal("限 3个工作日", Limit(after));
        Assert.Equal("5万元", Assert.Single(before.Parameters.Single(p => p.Name == "大额").InForce).Value);
        Assert.Equal("2万元", Assert.Single(after.Parameters.Single(p => p.Name == "大额").InForce).Value);
        Assert.Empty(EffectiveRulebook.Of(county, new DateOnly(2008, 12, 31)).Parameters.Single(p => p.Name == "大额").InForce);

        static string Limit(EffectiveRulebook effective) => effective.Provisions.Single(p => p.Id == "答复").Clauses.Single(c => c.Keyword == "限").Text;
    }

    [Fact]
    public async Task A_rulebook_without_a_base_says_so_and_marks_the_places_alone()
    {
        await using var province = await Load(TestPaths.InRepository("tests", "conformance", "layers", "province"));
        var text = EffectiveText.Whole(EffectiveRulebook.Of(province, null), false, Language.Chinese);
        Assert.Contains("# 没有叠加，只有这一层。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("沿用", text, StringComparison.Ordinal);
        Assert.Contains("# province 办法.rule:2", text, StringComparison.Ordinal);
        Assert.Contains("# 没有条文被叠加改动。", EffectiveText.Whole(EffectiveRulebook.Of(province, null), true, Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_writes_text_JSON_and_a_folder_and_tells_a_date_that_is_none()
    {
        var to = Path.Combine(_folder, "out");
        var shown = await Command.RunAsync(["effective", County, "--changed", "--out", to, "--on", "2011-06-01"]);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.StartsWith("# county 0.3.0 县的规定: effective text (in force on 2011-06-01)\n", shown.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Command.RunAsync(["check", to])).ExitCode);
        using var json = JsonDocument.Parse((await Command.RunAsync(["effective", County, "--format", "json"])).Output);
        Assert.Equal(["province", "city", "county"], json.RootElement.GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("id").GetString()));
        var wrong = await Command.RunAsync(["effective", County, "--on", "soon"]);
        Assert.Equal((2, "--on is 2011-03-15, not \"soon\".\n"), (wrong.ExitCode, wrong.Error));
    }

    private static Task<Rulebook> Load(string path) => Rulebook.LoadAsync(path, cancellation: TestContext.Current.CancellationToken);

    [GeneratedRegex(@":\d+")]
    private static partial Regex LineNumbers();
}
