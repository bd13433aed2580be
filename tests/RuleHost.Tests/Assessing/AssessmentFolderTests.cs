using System.IO.Compression;
using System.Text;
using RuleHost.Assessing;
using RuleHost.Records;
using RuleHost.Tests.Cli;
using RuleHost.Tests.Scoring;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Assessing;

/// <summary>The folder of facts: every form a file may have, and what is said of a folder that cannot be used.</summary>
public sealed class AssessmentFolderTests
{
    private const string Yaml = """
        rulebook: 考核
        version: 1.0.0
        facts:
          单位: { key: 名称, fields: { 名称: 文本, 序列: [部门, 镇] }, events: [挂牌] }
          年度考核: { key: [单位, 年度], time: 年度, fields: { 单位: 单位, 年度: 年度, 得分: 小数, 表彰: 整数 } }
        """;

    private const string Rules = """
        评分 总评
          对 年度考核
          满分 100分
          项 业绩 占 100% 为 得分
          加 1分 每 表彰
          扣 2分 每 单位.挂牌
        """;

    private const string Units = "名称,序列\n甲局,部门\n";
    private const string Marks = "单位,年度,得分,表彰\n甲局,2010,90,1\n";
    private const string Events = "record,event,at\n单位 甲局,挂牌,2010-05-01 09:00\n";

    [Theory]
    [InlineData("年度考核.csv", Marks)]
    [InlineData("年度考核.csv.gz", Marks)]
    [InlineData("年度考核.ndjson", "{\"单位\":\"甲局\",\"年度\":2010,\"得分\":90,\"表彰\":1}\n\n")]
    [InlineData("年度考核.ndjson.gz", "{\"单位\":\"甲局\",\"年度\":2010,\"得分\":90,\"表彰\":1}\n")]
    [InlineData("年度考核.yaml", "- { 单位: 甲局, 年度: 2010, 得分: 90, 表彰: 1 }\n")]
    [InlineData("年度考核.csv", "单位;年度;得分;表彰;备注\n甲局;2010;90;1;无关\n")]
    public async Task Records_come_as_csv_ndjson_or_yaml_packed_or_not(string name, string content)
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        Assert.Equal(89m, Total(book, (name, content), ("单位.csv", Units), ("events.csv", Events)));
    }

    [Theory]
    [InlineData("events.csv", Events)]
    [InlineData("events.csv.gz", Events)]
    [InlineData("events.ndjson", "{\"record\":\"单位 甲局\",\"event\":\"挂牌\",\"at\":\"2010-05-01T09:00:00\"}\n")]
    [InlineData("events.ndjson.gz", "{\"record\":\"单位 甲局\",\"event\":\"挂牌\",\"at\":\"2010-05-01T09:00:00\"}\n")]
    public async Task Events_come_in_a_file_of_their_own(string name, string content)
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        Assert.Equal(89m, Total(book, (name, content), ("单位.csv", Units), ("年度考核.csv", Marks)));
        Assert.Equal(91m, Total(book, ("单位.csv", Units), ("年度考核.csv", Marks)));
    }

    [Fact]
    public async Task A_map_beside_a_file_says_which_column_is_which_field()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        const string Map = "map: 1\ntype: 年度考核\nkey: [unit, year]\nrow: case\nfields:\n  得分: score\n  表彰: { column: honours, values: { 一次: 1 } }\n";
        Assert.Equal(91m, Total(book, ("单位.csv", Units), ("年度考核.csv", "unit,year,score,honours\n甲局,2010,90,一次\n"), ("年度考核.map.yaml", Map)));
    }

    [Fact]
    public async Task A_spreadsheet_in_gb18030_is_read_with_a_note()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Folder(("单位.csv", Units));
        await File.WriteAllBytesAsync(Path.Combine(folder, "年度考核.csv"), Encoding.GetEncoding("gb18030").GetBytes(Marks), TestContext.Current.CancellationToken);
        var diagnostics = new DiagnosticBag();
        var store = new AssessmentFolder(book, diagnostics).Read(folder, TestContext.Current.CancellationToken);
        Directory.Delete(folder, true);
        Assert.Equal("RH0004", Assert.Single(diagnostics.Items).Code);
        Assert.Equal(91m, Total(book, store!));
    }

    [Fact]
    public async Task A_type_whose_file_is_there_is_complete_and_an_empty_one_has_no_records()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules.Replace("每 单位.挂牌", "每 单位 的 年度考核 其中 其.年度 不是 本.年度", StringComparison.Ordinal));
        Assert.Equal(91m, Total(book, ("单位.csv", Units), ("年度考核.csv", Marks)));
        Assert.Equal(87m, Total(book, ("单位.csv", Units), ("年度考核.csv", Marks + "甲局,2009,90,1\n甲局,2008,90,1\n")));
    }

    [Theory]
    [InlineData("nowhere", 2, "RH0001")]
    [InlineData("file", 2, "is a file")]
    [InlineData("empty", 1, "RH0560")]
    [InlineData("two", 1, "RH0558")]
    [InlineData("map", 1, "RH0559")]
    [InlineData("stranger", 1, "RH0501")]
    [InlineData("blank", 1, "RH0549")]
    [InlineData("broken", 2, "RH0006")]
    public async Task A_folder_that_cannot_be_used_is_told_why(string what, int exitCode, string says)
    {
        var folder = what switch
        {
            "two" => Folder(("单位年度.csv", "单位,年度\n"), ("单位年度.csv.gz", "单位,年度\n")),
            "map" => Folder(("单位年度.csv", "单位,年度\n"), ("单位.map.yaml", "map: 1\ntype: 单位\nkey: a\nrow: case\n")),
            "stranger" => Folder(("单位年底.csv", "单位,年度\n")),
            "blank" => Folder(("单位年度.csv", "")),
            _ => Folder(),
        };
        await File.WriteAllTextAsync(Path.Combine(folder, what == "broken" ? "单位年度.csv.gz" : "说明.txt"), "没有数据", TestContext.Current.CancellationToken);
        var given = what switch { "nowhere" => Path.Combine(folder, "没有"), "file" => Path.Combine(folder, "说明.txt"), _ => folder };
        var result = await Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", given, "--year", "2010"]);
        Directory.Delete(folder, true);
        Assert.True(result.ExitCode == exitCode && result.Error.Contains(says, StringComparison.Ordinal), result.ExitCode + result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("2020", "2009, 2010")]
    [InlineData("0001", "2009, 2010")]
    public async Task A_year_without_records_names_the_years_that_have_some(string year, string others)
    {
        var result = await Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", TestPaths.InRepository("samples", "assessment-2010"), "--year", year]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(others, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("单位.csv", "名称,类别,主要负责人,上级\n甲局,部门,P1,无\n甲局,区镇,P1,无\n", "RH0505")]
    [InlineData("单位年度.csv", "unit,year,score\n甲局,2010,90\n", "RH0506")]
    [InlineData("单位年度.csv", "单位,年度,收费额\n甲局,去年,90万元\n", "RH0508")]
    [InlineData("单位年度.yaml", "甲局: 90\n", "RH0512")]
    [InlineData("单位年度.ndjson", "{ \"单位\": \n", "RH03")]
    public async Task A_file_with_a_unit_twice_or_the_facts_of_another_rulebook_is_refused_where_it_is_wrong(string name, string content, string says)
    {
        var folder = Folder((name, content));
        var result = await Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", folder, "--year", "2010"]);
        Directory.Delete(folder, true);
        Assert.True(result.ExitCode == 1 && result.Error.Contains(says, StringComparison.Ordinal) && result.Error.Contains(name + ":", StringComparison.Ordinal), result.ExitCode + result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_rulebook_that_knows_none_of_the_files_says_so_of_each()
    {
        var result = await Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "jiangsu-supervision"), "--facts", TestPaths.InRepository("samples", "assessment-2010"), "--year", "2010"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(3, result.Error.Split("RH0501").Length - 1);
    }

    [Fact]
    public async Task A_cell_of_thirty_million_digits_is_refused_in_a_line()
    {
        var folder = Folder(("单位年度.csv", "单位,年度,收费额\n甲局,2010," + new string('9', 30_000_000) + "\n"));
        var result = await Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", folder, "--year", "2010"]);
        Directory.Delete(folder, true);
        Assert.True(result.ExitCode == 1 && result.Error.Length < 1_000, result.ExitCode + result.Error[..Math.Min(1_000, result.Error.Length)]);
    }

    [Fact]
    public async Task Columns_that_are_no_fields_are_named_and_one_that_is_misspelt_is_asked_about()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        var folder = Folder(("单位.csv", Units), ("年度考核.csv", "单位,年度,得 分,表彰,备注\n甲局,2010,90,1,无\n"));
        var reader = new AssessmentFolder(book, new DiagnosticBag());
        Assert.NotNull(reader.Read(folder, TestContext.Current.CancellationToken));
        Directory.Delete(folder, true);
        Assert.Equal("年度考核.csv: these columns are no fields and were not used: 得 分, 备注; is \"得 分\" the field \"得分\"?", Assert.Single(reader.Notes).English);
    }

    [Fact]
    public async Task What_if_about_somebody_who_is_not_there_is_noted()
    {
        var folder = Folder(("what.yaml", "given: { 单位年度: [ { 单位: 甲句, 年度: 2010, 重大责任事故: 是 } ] }"));
        var result = await Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", TestPaths.InRepository("samples", "assessment-2010"), "--year", "2010", "--what-if", Path.Combine(folder, "what.yaml")]);
        Directory.Delete(folder, true);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("单位年度[甲句/2010]", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assessed_twice_and_with_rows_and_files_in_another_order_every_page_has_the_same_bytes()
    {
        var sample = TestPaths.InRepository("samples", "assessment-2010");
        var files = Directory.GetFiles(sample, "*.csv").Select(f => (Name: Path.GetFileName(f), Lines: File.ReadAllLines(f))).ToList();
        var same = files.Select(f => (f.Name, string.Join('\n', f.Lines) + "\n")).ToArray();
        var reversed = files.AsEnumerable().Reverse().Select(f => (f.Name, string.Join('\n', f.Lines.Skip(1).Where(l => l.Length > 0).Reverse().Prepend(f.Lines[0])) + "\n")).ToArray();
        Assert.Equal(await Pages(same), await Pages(same));
        Assert.Equal(await Pages(same), await Pages(reversed));

        static async Task<SortedDictionary<string, string>> Pages((string, string)[] files)
        {
            var (facts, output) = (Folder(files), TestPaths.NewTemporaryFolder());
            var result = await Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", facts, "--year", "2010", "--out", output]);
            Assert.Equal(0, result.ExitCode);
            var pages = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["output"] = result.Output };
            foreach (var file in Directory.GetFiles(output, "*", SearchOption.AllDirectories))
            {
                pages[Path.GetRelativePath(output, file)] = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
            }

            Directory.Delete(facts, true);
            Directory.Delete(output, true);
            return pages;
        }
    }

    [Theory]
    [InlineData("--year", "2010-03")]
    [InlineData("--year", "9999")]
    [InlineData("--year", "0")]
    [InlineData("--year", "99999")]
    [InlineData("--month", "2010")]
    [InlineData("--year", "二〇一〇")]
    [InlineData("--list", "3")]
    public async Task A_period_that_is_none_is_told(string option, string value)
    {
        var result = await Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", TestPaths.InRepository("samples", "assessment-2010"), option, value]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--year", result.Error + "--year is", StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static string Folder(params (string Name, string Content)[] files)
    {
        var folder = TestPaths.NewTemporaryFolder();
        foreach (var (name, content) in files)
        {
            var bytes = Encoding.UTF8.GetBytes(content);
            using var file = File.Create(Path.Combine(folder, name));
            using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
            stream.Write(bytes);
        }

        return folder;
    }

    private static decimal? Total(Rulebook book, params (string Name, string Content)[] files)
    {
        var folder = Folder(files);
        var diagnostics = new DiagnosticBag();
        var store = new AssessmentFolder(book, diagnostics).Read(folder, TestContext.Current.CancellationToken);
        Directory.Delete(folder, true);
        Assert.Empty(diagnostics.Items);
        return Total(book, store!);
    }

    private static decimal? Total(Rulebook book, FactStore store) =>
        Assessment.Of(book, store, new AssessedPeriod(2010), null, TestContext.Current.CancellationToken).Decisions.Single(d => d.Key == "甲局/2010").Score().Total;
}
