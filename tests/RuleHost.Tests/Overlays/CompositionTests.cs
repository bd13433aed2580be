using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Overlays;

/// <summary>Overlays: found, composed clause by clause, and judged as one rulebook (semantics S23).</summary>
public sealed class CompositionTests : IDisposable
{
    private const string City = """
        facts:
          人员: { key: 工号, fields: { 工号: 文本 } }
          投诉: { key: 编号, fields: { 编号: 文本, 查实: 是否, 后果: [一般, 严重], 承办人: 人员 }, events: [交办, 反馈] }
        calendars: { default: cn }
        cards: [提醒, 黄牌]
        ladders:
          人员: { decides: person, steps: [批评教育, 告诫, 免职] }
        """;

    private const string Rules = """
        时限 反馈时限
          对 投诉
          自 交办 至 反馈
          限 5个工作日

        情形 Q01 已经查实
          对 投诉
          当 查实
          问责 承办人: 批评教育 至 告诫
          可调 当 由 县
          可调 废止 由 县

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-overlay-").FullName;

    public CompositionTests() => Write("city", City, Rules, extends: null);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_counties_with_one_rule_id_in_one_process_give_their_own_answers()
    {
        Write("east", "", "修订 情形 Q01\n  问责 承办人: 免职\n");
        Write("west", "", "修订 情形 Q01\n  当 查实 且 后果 = 严重\n");
        await using var east = await Load("east");
        await using var west = await Load("west");
        await using var city = await Load("city");

        Assert.Equal(("holds", "免职"), Sanction(east));
        Assert.Equal("fails", Sanction(west).State);
        Assert.Equal(("holds", "批评教育 至 告诫"), Sanction(city));
        Assert.Equal(3, new[] { east, west, city }.Select(r => r.Identity.Hash).Distinct().Count());
        Assert.Equal(["city", "east"], east.Identity.Layers.Select(l => l.Id));
        Assert.Empty(city.Identity.Layers);
    }

    [Fact]
    public async Task An_overlay_of_an_overlay_amends_what_that_amended()
    {
        Write("east", "", "修订 情形 Q01\n  问责 承办人: 告诫\n");
        Write("town", "", "修订 情形 Q01\n  问责 承办人: 免职\n", extends: "east");
        await using var town = await Load("town");

        Assert.Equal(("holds", "免职"), Sanction(town));
        Assert.Equal(["city", "east", "town"], town.Identity.Layers.Select(l => l.Id));
        Assert.Equal(["town", "east", "city"], town.Model.ById["Q01"].Syntax.Layers);
    }

    [Fact]
    public async Task Clauses_of_one_key_are_replaced_others_added_and_dropped()
    {
        Write("east", "", "修订 时限 反馈时限\n  限 3个工作日\n  于 逾期 发 黄牌 予 承办人\n\n修订 情形 Q01\n  删去 当 查实\n  当 后果 = 严重\n");
        await using var east = await Load("east");

        Assert.Equal(["对", "自", "限", "于"], east.Model.ById["反馈时限"].Syntax.Clauses.Select(c => c.Keyword));
        Assert.Equal(["对", "当", "问责"], east.Model.ById["Q01"].Syntax.Clauses.Select(c => c.Keyword).Where(k => k != "可调").Order(StringComparer.Ordinal).OrderBy(k => k == "对" ? 0 : k == "当" ? 1 : 2));
        Assert.Equal("fails", Sanction(east).State);
    }

    [Theory]
    [InlineData("    ")]
    [InlineData("   ")]
    [InlineData("　　")]
    public async Task An_overlay_that_indents_otherwise_loses_no_clause_of_either_text(string indent)
    {
        Write("east", "", $"修订 时限 反馈时限\n{indent}限 3个工作日\n{indent}于 逾期 发 黄牌 予 承办人\n\n修订 情形 Q01\n{indent}当 有下列情形之一\n{indent}  (一) 查实\n{indent}  (二) 后果 = 严重\n{indent}    且 非 查实\n{indent}从重 当 后果 = 严重\n");
        await using var east = await Load("east");

        Assert.Equal(["对", "自", "限", "于"], east.Model.ById["反馈时限"].Syntax.Clauses.Select(c => c.Keyword));
        Assert.Equal(["对", "当", "问责", "可调", "可调", "从重"], east.Model.ById["Q01"].Syntax.Clauses.Select(c => c.Keyword));
        var when = east.Model.ById["Q01"].Syntax.Clauses.OfType<WhenClause>().Single();
        var written = new SourceLocation(east.Model.ById["Q01"].Syntax.Source, when.Span).Written;
        Assert.Equal(("条文.rule", 6), (written.Source.Path, written.Source.Position(written.Span.Start).Line));
        Assert.EndsWith("非 查实", written.Source.Slice(written.Span).ToString());
    }

    [Theory]
    [InlineData("修订 定义 投诉.要紧 为 后果 = 一般")]
    [InlineData("修订 定义 投诉.要紧\n  为 后果 = 一般")]
    public async Task A_definition_is_amended_wherever_its_value_stands(string amendment)
    {
        foreach (var below in new[] { "定义 投诉.要紧 为 后果 = 严重\n  可调 为 由 县\n", "定义 投诉.要紧\n  为 后果 = 严重\n  可调 为 由 县\n" })
        {
            Write("city", City, Rules + below, extends: null);
            Write("east", "", amendment + "\n\n增补 情形 E01 要紧\n  对 投诉\n  当 要紧\n");
            await using var east = await Load("east");
            var facts = Facts.Parse("given:\n  投诉: [ { 编号: T1, 后果: 一般 } ]\n");
            Assert.Equal("holds", east.Decide("投诉 T1", facts, new DateTimeOffset(2011, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)), TestContext.Current.CancellationToken).Situations.Single(s => s.Id == "E01").State);
        }
    }

    [Fact]
    public async Task A_repealed_provision_is_judged_no_more_and_is_kept_with_what_repealed_it()
    {
        Write("east", "", "废止 情形 Q01\n  说明 并入县里的办法\n");
        var loaded = RulebookLoader.Load(Path.Combine(_folder, "east"), TestContext.Current.CancellationToken);
        await using (loaded)
        {
            Assert.DoesNotContain("Q01", loaded.Model!.ById.Keys);
            Assert.Equal("Q01", Assert.Single(loaded.Model.Repealed).Id);
            Assert.Contains("Q01", loaded.BaseModel()!.ById.Keys);
        }
    }

    [Theory]
    [InlineData("适用 Q01", 0)]
    [InlineData("适用 Q01、Q02", 1)]
    [InlineData("适用 情形 除 Q01", 1)]
    [InlineData("适用 要案", 0)]
    public async Task A_general_provision_reaches_no_more_what_an_overlay_repealed(string reach, int reached)
    {
        var rules = Rules.Replace("情形 Q01 已经查实\n", "情形 Q01 已经查实\n  标签 要案\n", StringComparison.Ordinal);
        Write("city", City, rules + $"情形 Q02 另一种\n  对 投诉\n  当 后果 = 严重\n\n通则 G 从重\n  对 投诉\n  {reach}\n  从重 当 后果 = 严重\n", extends: null);
        Write("east", "", "废止 情形 Q01\n  说明 并入县里的办法\n");
        await using var east = await Load("east");
        Assert.Equal(reached, east.Model.Provisions.OfType<Model.BoundJudgement>().Count(j => j.Generals.Any(g => g.Id == "G")));
        Assert.DoesNotContain(east.Diagnostics, d => d.Severity == Severity.Error);
    }

    [Fact]
    public async Task What_a_repeal_leaves_without_what_it_names_is_told_at_the_repeal_unless_it_stands_until_a_day()
    {
        Write("city", City, Rules + "后果 H 后果\n  对 投诉\n  当 Q01\n", extends: null);
        Write("east", "", "废止 情形 Q01\n  说明 并入县里的办法\n");
        var wrong = await Assert.ThrowsAsync<RulebookException>(() => Load("east"));
        var told = Assert.Single(wrong.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(("RH0618", "条文.rule", "../city/条文.rule"), (told.Code, told.Location!.Value.Source.Path, Assert.Single(told.Related).Location.Source.Path));
        Write("east", "", "废止 情形 Q01\n  施行 2011-06-01 起\n  说明 并入县里的办法\n");
        await using var later = await Load("east");
        Write("east", "", "废止 情形 Q01\n  说明 并入县里的办法\n\n增补 后果 E\n  对 投诉\n  当 Q01\n");
        wrong = await Assert.ThrowsAsync<RulebookException>(() => Load("east"));
        Assert.Equal(2, wrong.Diagnostics.Count(d => d.Code == "RH0618"));
    }

    [Fact]
    public async Task An_overlay_adds_facts_fields_measures_and_values()
    {
        Write("east", """
            facts:
              投诉: { add: { 拖延: 是否 }, events: [催办] }
              网格: { key: 名称, fields: { 名称: 文本 } }
            ladders:
              人员: { insert: [ { after: 告诫, steps: [离岗] } ] }
            """, "增补 情形 E01 拖延\n  对 投诉\n  当 拖延\n  问责 承办人: 离岗 至 免职\n");
        await using var east = await Load("east");

        Assert.Equal(["批评教育", "告诫", "离岗", "免职"], east.Model.Definition.Ladders["人员"].Steps.Values);
        Assert.Contains("网格", east.Model.Definition.Facts.Keys);
        Assert.Equal(["east"], east.Model.ById["E01"].Syntax.Layers);
    }

    [Fact]
    public async Task A_mistake_in_the_text_of_the_base_is_shown_in_the_file_of_the_base()
    {
        Write("east", "", "修订 情形 Q01\n  问责 承办人: 开除\n");
        var wrong = await Assert.ThrowsAsync<RulebookException>(() => Load("east"));
        var told = Assert.Single(wrong.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(("条文.rule", 2), (told.Location!.Value.Source.Path, told.Location.Value.Source.Position(told.Location.Value.Span.Start).Line));

        Write("east", "", "修订 情形 Q01\n  对 投诉\n  当 查实 且 没有此项\n");
        wrong = await Assert.ThrowsAsync<RulebookException>(() => Load("east"));
        Assert.Contains(wrong.Diagnostics, d => d.Location!.Value.Source.Path == "条文.rule");
        Write("city", City, Rules.Replace("告诫", "没有的措施", StringComparison.Ordinal), extends: null);
        wrong = await Assert.ThrowsAsync<RulebookException>(() => Load("east"));
        Assert.Contains(wrong.Diagnostics, d => d.Location!.Value.Source.Path == "../city/条文.rule");
    }

    [Fact]
    public async Task An_overlay_given_as_a_plugin_is_laid_over_the_rulebook_and_two_on_one_clause_are_refused()
    {
        Write("east", "", "修订 情形 Q01\n  问责 承办人: 免职\n");
        Write("west", "", "修订 情形 Q01\n  问责 承办人: 告诫\n");
        await using var with = await Rulebook.LoadAsync(Path.Combine(_folder, "city"), o => o.AddPlugin(Path.Combine(_folder, "east")), TestContext.Current.CancellationToken);
        Assert.Equal(("holds", "免职"), Sanction(with));

        var both = await Assert.ThrowsAsync<RulebookException>(() => Rulebook.LoadAsync(Path.Combine(_folder, "city"), o => o.AddPlugin(Path.Combine(_folder, "east")).AddPlugin(Path.Combine(_folder, "west")), TestContext.Current.CancellationToken));
        Assert.Single(Assert.Single(both.Diagnostics, d => d.Code == "RH0615").Related);
    }

    [Fact]
    public async Task A_base_is_found_where_AddBase_says()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "elsewhere", "deep"));
        Directory.Move(Path.Combine(_folder, "city"), Path.Combine(_folder, "elsewhere", "deep", "other-name"));
        Write("east", "", "修订 情形 Q01\n  问责 承办人: 免职\n");
        var missing = await Assert.ThrowsAsync<RulebookException>(() => Load("east"));
        Assert.Contains(missing.Diagnostics, d => d.Code == "RH0603");
        await using var found = await Rulebook.LoadAsync(Path.Combine(_folder, "east"), o => o.AddBase(Path.Combine(_folder, "elsewhere", "deep", "other-name")), TestContext.Current.CancellationToken);
        Assert.Equal(("holds", "免职"), Sanction(found));
    }

    [Fact]
    public async Task An_amendment_with_an_end_gives_way_to_the_text_that_it_amended()
    {
        Write("east", "", "修订 情形 Q01\n  施行 2011-06-01 起 至 2011-06-30\n  问责 承办人: 免职\n");
        await using var east = await Load("east");
        Assert.Equal(
            [(null, new DateOnly(2011, 5, 31)), (new DateOnly(2011, 6, 1), new DateOnly(2011, 6, 30)), (new DateOnly(2011, 7, 1), (DateOnly?)null)],
            east.Model.ById["Q01"].Versions.Select(v => ((DateOnly?)v.InForceFrom, (DateOnly?)v.InForceUntil)));
    }

    private static (string State, string Range) Sanction(Rulebook rulebook)
    {
        var facts = Facts.Parse("given:\n  人员: [ { 工号: P1 } ]\n  投诉: [ { 编号: T1, 查实: 是, 后果: 一般, 承办人: P1 } ]\n");
        var finding = rulebook.Decide("投诉 T1", facts, new DateTimeOffset(2011, 3, 1, 9, 0, 0, TimeSpan.FromHours(8))).Situations.Single(s => s.Id == "Q01");
        return (finding.State, string.Join("、", finding.Sanctions.Select(s => s.From == s.UpTo ? s.From : $"{s.From} 至 {s.UpTo}")));
    }

    private Task<Rulebook> Load(string name) => Rulebook.LoadAsync(Path.Combine(_folder, name), cancellation: TestContext.Current.CancellationToken);

    private void Write(string name, string yaml, string rules, string? extends = "city")
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "rulebook.yaml"), $"rulebook: {name}\ntitle: {name}\nversion: 1.0.0\njurisdiction: \"320583\"\n" + (extends is null ? "" : $"extends: [{extends}]\n") + yaml + "\n");
        File.WriteAllText(Path.Combine(folder, "条文.rule"), rules);
    }
}
