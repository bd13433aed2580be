using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Rulebooks;

public sealed class RulebookYamlReaderTests
{
    private const string Head = "rulebook: r\nversion: 1.0.0\n";
    private const string Unit = "facts:\n  单位: { key: 名称, fields: { 名称: 文本 } }\n";

    [Fact]
    public void Defaults_are_those_that_the_language_states()
    {
        var definition = Read(Head);
        Assert.Equal(("r", "Asia/Shanghai", "cn"), (definition.Title, definition.Zone.Id, definition.Calendars.Default));
        Assert.Equal((true, CutoffKind.EndOfDay, false), (definition.Conventions.DateBeforeIncludesDay, definition.Conventions.Cutoff, definition.Conventions.RollFixedDates));
        Assert.Equal(["处理", "牌", "确认", "认定"], definition.Facts.Keys.Order(StringComparer.Ordinal));
        Assert.All(definition.Facts.Values, fact => Assert.True(fact.Complete && fact.BuiltIn));
    }

    [Fact]
    public void A_card_is_known_by_limit_case_kind_and_instant()
    {
        var card = Read(Head + Unit + "cards: [提醒, 黄牌]\n").Facts["牌"];
        Assert.Equal(["时限", "案件", "种类", "时刻"], card.Key.Select(k => card.Fields[k].Name));
        Assert.Equal(["提醒", "黄牌"], card.Fields[card.SlotOf("种类")].Type.Enum!.Values);
        Assert.Equal("单位 或 无", card.Fields[card.SlotOf("单位")].Type.ToString());
        Assert.Equal("文本 或 无", card.Fields[card.SlotOf("人员")].Type.ToString());
    }

    [Fact]
    public void Key_events_time_register_and_basis_are_read()
    {
        var definition = Read(Head + Unit + """
              单位年度:
                key: [单位, 年度]
                time: 首(报送).时刻
                register: complete
                fields: { 单位: 单位, 年度: 年度, 考核分: { type: 小数, basis: measured }, 自评: { type: "[高, 低] 或 无", basis: judged } }
                events:
                  报送: { 内容: 文本, 篇数: 整数 }
                  退回: {}
            """);
        var fact = definition.Facts["单位年度"];
        Assert.Equal([0, 1], fact.Key);
        Assert.Equal([false, false, true, false], fact.Fields.Select(f => f.Measured));
        Assert.Equal((true, "首(报送).时刻"), (fact.Complete, fact.Time!.Text));
        Assert.Equal("首(报送).时刻", definition.Source.Slice(fact.Time.Place.Span).ToString());
        Assert.Equal(["报送", "退回"], fact.Events.Select(e => e.Name));
        Assert.Equal(["文本", "整数"], fact.FindEvent("报送")!.Fields.Select(f => f.Type.ToString()));
        var rating = fact.Fields[fact.SlotOf("自评")].Type;
        Assert.Equal((true, "单位年度.自评"), (rating.Optional, rating.Enum!.Name));
    }

    [Fact]
    public void Every_name_has_its_place()
    {
        var definition = Read(Head + "field-groups: { 情节: { 损失: 金额<元> } }\n" + Unit.TrimEnd() + "\n  投诉: { key: 编号, include: [情节], fields: { 编号: 文本 }, events: [交办] }\n"
            + "parameters: { 上限: [{ value: 3 }] }\nroles: [效能办]\nladders: { 单位: { steps: [限期整改] } }\n");
        foreach (var (name, text) in new[] { ("单位", "单位"), ("投诉.编号", "编号"), ("投诉.损失", "损失"), ("投诉.交办", "交办"), ("情节", "情节"), ("上限", "上限"), ("效能办", "效能办"), ("单位.限期整改", "限期整改") })
        {
            Assert.Equal(text, definition.Source.Slice(definition.Places[name].Span).ToString());
        }
    }

    [Theory]
    [InlineData("5个工作日", "时长<工作日>")]
    [InlineData("500万美元", "金额<美元>")]
    [InlineData("30%", "百分比")]
    [InlineData("95分", "分")]
    [InlineData("3", "整数")]
    [InlineData("0.5", "小数")]
    [InlineData("是", "是否")]
    [InlineData("2011-03-01", "日期")]
    [InlineData("2011年3月", "月份")]
    public void A_parameter_shows_its_type_by_its_first_value(string value, string type) =>
        Assert.Equal(type, Read(Head + $"parameters: {{ 数: [{{ value: {value} }}] }}\n").Parameters["数"].Type.ToString());

    [Fact]
    public void Values_of_a_parameter_are_in_order_of_their_dates_however_they_are_written()
    {
        var parameter = Read(Head + "parameters:\n  数:\n    - { from: 2011-02-23, value: 30 }\n    - { value: 44 }\n    - { from: 2010年1月1日, value: 37 }\n").Parameters["数"];
        Assert.Equal([44m, 44m, 37m, 30m], new[] { new DateOnly(1, 1, 1), new DateOnly(2009, 12, 31), new DateOnly(2010, 1, 1), new DateOnly(2011, 2, 23) }.Select(d => parameter.On(d).Number));
    }

    [Fact]
    public void Calendars_of_the_rulebook_are_read_with_days_off_from_a_file()
    {
        var definition = Read(Head + """
            calendars:
              default: 法院
              office-hours: [["13:30", "17:30"], ["8:30", "12:00"]]
              others:
                全天: { days: all }
                法院: { days: [周一, 星期二, 周日], off: off.csv, makeup: [2015-01-04], known: 2015-01-01 至 2015-12-31 }
            """, file => file == "off.csv" ? "日期,名称\n2015/1/1,元旦\n２０１５-01-02,\n" : null);
        var court = definition.Calendars.Others["法院"];
        Assert.True(definition.Calendars.Others["全天"].AllDays);
        Assert.Equal("法院", definition.Calendars.Default);
        Assert.Equal([new TimeOnly(8, 30), new TimeOnly(13, 30)], definition.Calendars.OfficeHours.Select(h => h.From));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Sunday], court.WeekDays);
        Assert.Equal([new DateOnly(2015, 1, 1), new DateOnly(2015, 1, 2)], court.Off.Order());
        Assert.Equal(new DateWindow(new DateOnly(2015, 1, 1), new DateOnly(2015, 12, 31)), court.Known);
    }

    [Fact]
    public void A_local_calendar_stands_on_the_countrys_with_half_days_and_notices_of_its_own()
    {
        var local = Read(Head + """
            calendars:
              others:
                本地:
                  extends: cn
                  half-days: { 2012-03-08: [["09:00", "12:00"]] }
                  notices:
                    - { title: 后一份, published: 2012-09-01, makeup: [2012-09-08] }
                    - { title: 前一份, published: 2012-08-07, off: [2012-08-08, 2012-08-09], url: "https://example.org/" }
            """).Calendars.Others["本地"];
        Assert.True(local.ExtendsAnnounced);
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(12, 0)), Assert.Single(local.HalfDays[new DateOnly(2012, 3, 8)]));
        Assert.Equal(["前一份", "后一份"], local.Notices.Select(n => n.Title));
        Assert.Equal([new DateOnly(2012, 8, 8), new DateOnly(2012, 8, 9)], local.Notices[0].Off.Order());
    }

    [Theory]
    [InlineData("{ extends: us }")]
    [InlineData("{ half-days: { 2012-03-08: [] } }")]
    [InlineData("{ half-days: { 三八: [[\"09:00\", \"12:00\"]] } }")]
    [InlineData("{ notices: [{ title: 通知, off: [2012-08-08] }] }")]
    [InlineData("{ notices: [{ title: 通知, published: 2012-08-07 }] }")]
    public void A_slip_in_a_local_calendar_is_named(string calendar)
    {
        var diagnostics = new DiagnosticBag();
        RulebookYamlReader.Read(new SourceText("rulebook.yaml", Head + $"calendars: {{ others: {{ 本地: {calendar} }} }}\n"), _ => null, diagnostics);
        Assert.Equal("RH0323", Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void A_table_as_excel_saves_it_is_read()
    {
        var table = Read(Head + "tables: { 事项: { file: t.csv, key: 事项, columns: { 事项: 文本, 时限: 时长<工作日>, 依据: 文本 或 无 } } }\n",
            _ => "序号,事项,依据,时限\r\n1,\"施工许可,含\"\"临时\"\"\",建筑法,15个工作日\r\n2,备案,,３个工作日\r\n,,,\r\n\r\n").Tables["事项"];
        Assert.Equal(["施工许可,含\"临时\"", "备案"], table.Rows.Select(r => r.Key));
        Assert.Equal(Value.OfSpan(3, SpanUnit.WorkingDay), table.Find("备案")!.Cells[1]);
        Assert.Equal(Value.None, table.Find("备案")!.Cells[2]);
    }

    [Fact]
    public void A_mistake_hides_no_other()
    {
        var diagnostics = new DiagnosticBag();
        Assert.NotNull(RulebookYamlReader.Read(new SourceText("rulebook.yaml", "rulebook: r\nzone: 北京\nfacts:\n  单位: { key: 名, fields: { 名称: 文体 } }\nparameters: { 数: [{ value: 3个月日 }] }\nrole: [甲]\n"), _ => null, diagnostics));
        Assert.Equal(["RH0320", "RH0321", "RH0324", "RH0326", "RH0327", "RH0328"], diagnostics.Items.Select(d => d.Code).Order());
    }

    [Theory]
    [InlineData("参数: {}\n", "parameters")]
    [InlineData("事实: {}\n", "facts")]
    [InlineData("parameter: {}\n", "parameters")]
    [InlineData("feild-groups: {}\n", "field-groups")]
    public void A_misspelt_or_chinese_entry_is_met_with_its_name(string entry, string fix)
    {
        var diagnostics = new DiagnosticBag();
        RulebookYamlReader.Read(new SourceText("rulebook.yaml", Head + entry), _ => null, diagnostics);
        Assert.Equal(fix, Assert.Single(diagnostics.Items).Fix);
    }

    [Theory]
    [InlineData("hongta")]
    [InlineData("kunming")]
    [InlineData("suining")]
    [InlineData("bad-loosen")]
    public void An_overlay_may_name_what_only_its_base_declares(string name)
    {
        var diagnostics = new DiagnosticBag();
        var folder = RulebookFolder.Open(TestPaths.InRepository("tests", "conformance", "kunshan-excerpt", "overlays", name), diagnostics)!;
        var definition = RulebookYamlReader.Read(folder.Yaml, folder.Open, diagnostics)!;
        Assert.Empty(diagnostics.Items);
        Assert.Equal(new ExtendsDefinition("kunshan-excerpt", ">=2011.2 <2012"), Assert.Single(definition.Extends));
    }

    private static RulebookDefinition Read(string yaml, Func<string, string?>? open = null)
    {
        var diagnostics = new DiagnosticBag();
        var definition = RulebookYamlReader.Read(new SourceText("rulebook.yaml", yaml), path => open?.Invoke(path) is { } text ? new SourceText(path, text) : null, diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => DiagnosticRenderer.Render(d, Language.English)));
        return definition!;
    }
}
