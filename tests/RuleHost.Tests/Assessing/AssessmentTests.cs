using System.Diagnostics;
using RuleHost.Assessing;
using RuleHost.Records;
using RuleHost.Tests.Scoring;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Assessing;

/// <summary>The whole city in one run (<c>assess</c>).</summary>
public sealed class AssessmentTests
{
    private const string Header = "单位,年度,甲,乙,表彰,事故,省表彰,备注";

    private static readonly string[] Rows =
    [
        "甲局,2010,96,96,0,否,否,一",
        "乙局,2010,95,95,0,是,否,",
        "丙局,2010,91,91,0,否,否,",
        "丁局,2010,70,,0,否,否,",
        "一镇,2010,85,85,0,否,是,",
        "甲局,2009,50,50,0,否,否,",
    ];

    [Fact]
    public async Task Everybody_of_the_year_is_listed_by_group_and_rank()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var assessment = Assess(book, Rows);
        Assert.Equal(["甲局/2010", "乙局/2010", "丙局/2010", "丁局/2010", "一镇/2010"], assessment.Decisions.Select(d => d.Key));
        Assert.Equal(["优秀", "优秀", "良好", "优秀", null], new[] { "一镇", "甲局", "乙局", "丙局", "丁局" }.Select(u => assessment.Decisions.Single(d => d.Key == u + "/2010").Grade().Grade));
        Assert.Equal("2010-12-31 23:59:59 +08:00", $"{assessment.AsOf:yyyy-MM-dd HH:mm:ss zzz}");
    }

    [Fact]
    public async Task The_files_are_the_same_to_the_byte_in_whatever_order_the_units_are_given()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var (forward, backward) = (Files(book, Rows), Files(book, Rows.Reverse()));
        Assert.Equal(["assessment.ndjson", "bulletin.html", "red-black.html", "summary.json", "units/一镇_2010.html", "units/丁局_2010.html", "units/丙局_2010.html", "units/乙局_2010.html", "units/甲局_2010.html"], forward.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(forward, backward);
        Assert.Equal(5, forward["assessment.ndjson"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("事故否决", forward["units/乙局_2010.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", forward["units/乙局_2010.html"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_if_replaces_single_values_and_says_who_moves()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var facts = Read(book, Rows);
        var changes = book.Binder.Bind(Facts.Parse("given: { 年度考核: [ { 单位: 乙局, 年度: 2010, 事故: 否 } ] }")).Store;
        var before = Assessment.Of(book, facts, new AssessedPeriod(2010), null, TestContext.Current.CancellationToken);
        var after = Assessment.Of(book, WhatIf.Apply(book.Model.Definition, facts, changes), new AssessedPeriod(2010), null, TestContext.Current.CancellationToken);
        var moves = AssessmentWriter.Moves(before, after);
        Assert.Equal([("乙局/2010", "良好", "优秀"), ("丙局/2010", "优秀", "良好")], moves.Select(m => (m.After.Key, m.Before!.Grade().Grade, m.After.Grade().Grade)));
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_told_with_its_line()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var folder = Folder(["甲局,2010,很高,96,0,否,否,"]);
        var diagnostics = new DiagnosticBag();
        Assert.Null(new AssessmentFolder(book, diagnostics).Read(folder, TestContext.Current.CancellationToken));
        Directory.Delete(folder, true);
        var place = Assert.Single(diagnostics.Items).Location!.Value;
        Assert.Equal(("年度考核.csv", 2), (place.Source.Path, place.Source.Position(place.Span.Start).Line));
    }

    [Fact]
    public async Task A_city_of_a_thousand_units_is_graded_within_its_groups()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var random = new Random(5);
        var assessment = Assess(book, Enumerable.Range(0, 1000).Select(i => $"局{i},2010,{random.Next(60, 101)},{random.Next(60, 101)},{random.Next(4)},{(random.Next(20) == 0 ? "是" : "否")},否,"));
        var excellent = assessment.Decisions.Count(d => d.Grade().Grade == "优秀");
        Assert.Equal(assessment.Decisions.Count(d => d.Score().Total >= 90m && d.Grade().Because.IsEmpty), excellent);
        Assert.InRange(excellent, 1, 500);
    }

    /// <summary>The budget is 2 s on an idle core; a machine that does other things besides gets ten times that.</summary>
    [Fact]
    public async Task A_thousand_units_of_sixty_items_over_ten_years_are_assessed_within_the_budget()
    {
        const int Items = 60;
        var yaml = $$"""
            rulebook: 大
            version: 1.0.0
            enumerations: { 档次: { ordered: true, values: [一般, 优秀] } }
            facts:
              年度考核: { key: [单位, 年度], time: 年度, fields: { 单位: 文本, 年度: 年度, {{string.Join(", ", Enumerable.Range(0, Items).Select(i => $"指标{i}: 小数"))}} } }
            """;
        var rules = $"评分 总评\n  对 年度考核\n  满分 {Items * 10}分\n{string.Concat(Enumerable.Range(0, Items).Select(i => $"  项 项{i} 占 10分 为 指标{i}\n"))}\n等次 定档\n  对 年度考核\n  值域 档次\n  按 总评\n  评 优秀 当 总分 大于 0分\n  评 一般 其余\n  名额 优秀 至多 30%\n";
        await using var book = await YearlyRulebook.From(yaml, rules);
        var type = book.Model.Definition.Facts["年度考核"];
        var random = new Random(3);
        var facts = new FactStoreBuilder();
        for (var i = 0; i < 10_000; i++)
        {
            var slots = new Value[type.Fields.Length];
            (slots[0], slots[1]) = (Value.OfText($"局{i % 1000}"), Value.OfYear(2001 + (i / 1000)));
            for (var item = 2; item < slots.Length; item++)
            {
                slots[item] = Value.OfNumber(random.Next(101) / 10m);
            }

            facts.Add(new FactRecord(type, new RecordKey(type.Name, $"局{i % 1000}/{2001 + (i / 1000)}"), slots));
        }

        facts.MarkComplete(type.Name);
        var store = facts.Build();
        var watch = Stopwatch.StartNew();
        var excellent = Enumerable.Range(2001, 10).Sum(year => Assessment.Of(book, store, new AssessedPeriod(year), null, TestContext.Current.CancellationToken).Decisions.Count(d => d.Grade().Grade == "优秀"));
        TestContext.Current.SendDiagnosticMessage($"{watch.Elapsed.TotalSeconds:0.00} s");
        Assert.InRange(excellent, 2900, 3000);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static Assessment Assess(Rulebook book, IEnumerable<string> rows) => Assessment.Of(book, Read(book, rows), new AssessedPeriod(2010), null, TestContext.Current.CancellationToken);

    private static Dictionary<string, string> Files(Rulebook book, IEnumerable<string> rows)
    {
        var folder = TestPaths.NewTemporaryFolder();
        AssessmentWriter.Write(folder, Assess(book, rows), book, 5, Language.Chinese);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText);
        Directory.Delete(folder, true);
        return files;
    }

    private static FactStore Read(Rulebook book, IEnumerable<string> rows)
    {
        var folder = Folder(rows);
        var diagnostics = new DiagnosticBag();
        var facts = new AssessmentFolder(book, diagnostics).Read(folder, TestContext.Current.CancellationToken);
        Directory.Delete(folder, true);
        Assert.Empty(diagnostics.Items);
        return facts!;
    }

    private static string Folder(IEnumerable<string> rows)
    {
        var folder = TestPaths.NewTemporaryFolder();
        var all = rows.ToList();
        File.WriteAllLines(Path.Combine(folder, "年度考核.csv"), all.Prepend(Header));
        File.WriteAllLines(Path.Combine(folder, "单位.csv"), all.Select(r => r.Split(',')[0]).Distinct().Select(u => $"{u},{(u.EndsWith('镇') ? "镇" : "部门")}").Prepend("名称,序列"));
        return folder;
    }
}
