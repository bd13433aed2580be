using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Syntax;

public class TreeTests
{
    [Theory]
    [InlineData("甲 且 乙 或 丙 且 非 丁", "或(且(甲 乙) 且(丙 非(丁)))")]
    [InlineData("非 a = b", "非((a Equal b))")]
    [InlineData("连续 2年 甲 = 乙 且 丙", "且(连续[2年]((甲 Equal 乙)) 丙)")]
    [InlineData("a - b - c * -d / e", "a Subtract b Subtract (c Multiply -(d) Divide e)")]
    [InlineData("a 介于 1 与 2 + 3 且 b", "且((a 介于 1..1 Number+2 Number) b)")]
    [InlineData("单位 的 牌(单位).时刻", "单位的牌(单位).时刻")]
    [InlineData("t[a, b].c[1]", "t[a b].c[1 Number]")]
    [InlineData("睢宁.f(x, y 称 z 其中 w)", "睢宁.f(x y称z其中w)")]
    [InlineData("首(回访).由", "首(回访).由")]
    [InlineData("若 甲 则 1 否则 若 乙 则 2 否则 3", "若(甲 1 Number 若(乙 2 Number 3 Number))")]
    [InlineData("x 是 是", "(x Equal 是)")]
    [InlineData("x 不是 否", "(x NotEqual 否)")]
    [InlineData("近 12个月 截至 a", "近12个月截至a")]
    [InlineData("本.a 且 其.b", "且(本.a 其.b)")]
    [InlineData("「12345 热线」 = 无", "(12345 热线 Equal 无)")]
    public void Operators_bind_as_the_grammar_says(string text, string expected) => Assert.Equal(expected.Replace("1..1 Number+2 Number", "1 Number..(2 Number Add 3 Number)", StringComparison.Ordinal), Short(Parsed.Expression(text)));

    [Theory]
    [InlineData("3", LiteralKind.Number, "3")]
    [InlineData("3.50", LiteralKind.Number, "3.5")]
    [InlineData("30%", LiteralKind.Percent, "0.3")]
    [InlineData("５分", LiteralKind.Points, "5")]
    [InlineData("500万美元", LiteralKind.Money, "5000000美元")]
    [InlineData("1.5亿元", LiteralKind.Money, "150000000元")]
    [InlineData("3百万元", LiteralKind.Money, "3000000元")]
    [InlineData("3個工作日", LiteralKind.Span, "3工作日")]
    [InlineData("3 working-days", LiteralKind.Span, "3工作日")]
    [InlineData("72小时", LiteralKind.Span, "72小时")]
    [InlineData("30日", LiteralKind.Span, "30天")]
    [InlineData("5个月", LiteralKind.Span, "5个月")]
    [InlineData("2次", LiteralKind.Number, "2")]
    [InlineData("2011-3-7", LiteralKind.Date, "2011-03-07")]
    [InlineData("2011年3月7日", LiteralKind.Date, "2011-03-07")]
    [InlineData("2011年3月", LiteralKind.YearMonth, "2011-03")]
    [InlineData("2011-03-07 10:00", LiteralKind.Instant, "2011-03-07T10:00:00Z")]
    [InlineData("2011-03-07T9:05:30", LiteralKind.Instant, "2011-03-07T09:05:30Z")]
    [InlineData("2011-03-07 24:00", LiteralKind.Instant, "2011-03-08T00:00:00Z")]
    [InlineData("17:30", LiteralKind.TimeOfDay, "17:30")]
    [InlineData("“他说\"好\"”", LiteralKind.Text, "他说\"好\"")]
    [InlineData("\"一\"\"二\"", LiteralKind.Text, "一\"二")]
    [InlineData("yes", LiteralKind.Bool, "是")]
    [InlineData("无", LiteralKind.None, "无")]
    internal void Literals_are_read_to_their_value(string text, LiteralKind kind, string value)
    {
        var literal = Assert.IsType<LiteralSyntax>(Parsed.Expression(text));
        Assert.Equal((kind, value), (literal.Kind, ValueText.Canonical(literal.Value)));
    }

    [Fact]
    public void Days_and_months_of_any_year_are_kept_as_such()
    {
        Assert.Equal((6, 20), Assert.IsType<LiteralSyntax>(Parsed.Expression("6月20日")).MonthDay);
        Assert.Equal((5, 0), Assert.IsType<LiteralSyntax>(Parsed.Expression("5月")).MonthDay);
    }

    [Theory]
    [InlineData("限 至 6月20日 前", "6月20日 前")]
    [InlineData("限 至 2011年6月 底", "2011年6月 底")]
    [InlineData("限 至 月 末日", "月 末日")]
    [InlineData("限 至 6月", "6月")]
    public void A_limit_to_a_point_of_the_calendar_is_told_from_one_to_a_date(string clause, string point)
    {
        var within = Assert.IsType<WithinClause>(Parsed.Clean($"时限 甲\n  {clause}\n").Provisions[0].Clauses[0]);
        Assert.Equal(point, string.Join(' ', within.UntilPoint!.Parts.Select(p => p.Word ?? clause.Split(' ')[2])));
        Assert.NotNull(Assert.IsType<WithinClause>(Parsed.Clean("时限 甲\n  限 至 完成期限 + 3天 当 乙\n").Provisions[0].Clauses[0]).UntilExpression);
    }

    [Fact]
    public void When_ends_the_expression_before_it_and_starts_the_clauses_own_condition()
    {
        var measure = Assert.IsType<MeasureClause>(Parsed.Clean("情形 Q01\n  问责 x: a 至 b 当 p 且 q 或 r\n").Provisions[0].Clauses[0]);
        Assert.Equal("或(且(p q) r)", Short(measure.When!));
        Assert.Equal(("a", "b"), (measure.Ranges[0].From.Name, measure.Ranges[0].To!.Name));
    }

    [Fact]
    public void Words_of_one_place_are_names_elsewhere()
    {
        var file = Parsed.Clean("情形 Q01\n  当 逾期 = 成立 且 一律 = 全部 且 剩 > 从 且 自 = 对 且 限期 = 当事人\n  问责 一律: 一律 一律\n");
        Assert.Equal(2, file.Provisions[0].Clauses.Length);
        var measure = Assert.IsType<MeasureClause>(file.Provisions[0].Clauses[1]);
        Assert.Equal(("一律", true, "一律"), (Short(measure.Addressee.Expression), measure.Mandatory, measure.Ranges[0].From.Name));
    }

    [Fact]
    public void Heads_keep_their_titles_and_definitions_their_value()
    {
        var file = Parsed.Clean("增补　情形　Ｑ01　 私设“小金库”　#　注\n废止 时限 「12345 热线」\n定义 单位年度.倍数 为 表[级] \n  依据 a-1　 二(五)  # 注\n定义 办件.x\n  值域 岗位\n  为 分情形\n    (一) 甲 → 乙\n    (二) 其余 → 无\n");
        Assert.Equal(
            ["Add Situation Q01 私设“小金库”", "Repeal Limit 12345 热线 ", "None Define 倍数 ", "None Define x "],
            file.Provisions.Select(p => $"{p.Amendment} {p.Kind} {p.Id.Name} {p.Title}"));
        Assert.Equal("单位年度", file.Provisions[2].DefinedOn!.Name);
        Assert.IsType<IsClause>(file.Provisions[2].Clauses[0]);
        var basis = Assert.IsType<BasisClause>(file.Provisions[2].Clauses[1]);
        Assert.Equal(("a-1", "二(五)"), (basis.SourceId.Name, basis.Place));
        Assert.IsType<CasesSyntax>(Assert.IsType<IsClause>(file.Provisions[3].Clauses[1]).Value);
    }

    [Fact]
    public void Raw_clauses_run_over_lines_and_keep_the_original()
    {
        var note = Assert.IsType<RemarkClause>(Parsed.Clean("情形 Q01\n  说明 甲，乙；（丙）  # 注\n\n      丁。 戊\n      end of\n      it\n").Provisions[0].Clauses[0]);
        Assert.Equal("甲，乙；（丙）丁。 戊end of it", note.Text);
    }

    [Fact]
    public void Whole_rulebooks_in_traditional_chinese_and_english_are_the_same_trees()
    {
        const string Simplified = "修订 时限 T1\n  对 办件 称 甲 其中 状态 不是 办结 且 是否 = 是\n  自 受理 与 齐全 至 办结\n  限 3个工作日\n  不适用 当 甲\n  于 逾期 视为 同意\n  删去 限 全部\n";
        const string Traditional = "修訂 時限 T1\n  對 办件 稱 甲 其中 状态 不是 办结 且 是否 = 是\n  自 受理 與 齐全 至 办结\n  限 3個工作日\n  不適用 當 甲\n  於 逾期 視為 同意\n  刪去 限 全部\n";
        const string English = "amend limit T1\n  for 办件 as 甲 where 状态 is-not 办结 and 是否 = yes\n  since 受理 and 齐全 to 办结\n  within 3 working-days\n  not-applicable-when 甲\n  on overdue deem 同意\n  drop within 全部\n";
        var tree = Parsed.Dump(Parsed.Clean(Simplified).Provisions);
        Assert.Equal(tree, Parsed.Dump(Parsed.Clean(Traditional).Provisions));
        Assert.Equal(tree, Parsed.Dump(Parsed.Clean(English).Provisions));
        Assert.Contains("DropClause(ClauseWord=NameSyntax(Name='限'", tree, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time: 首(来电).时刻\n", "首(来电).时刻", 6)]
    [InlineData("time: \"首(来电).时刻\"\n", "首(来电).时刻", 7)]
    [InlineData("time: >-\n  首(来电)\n  .时刻\n", "首(来电) .时刻", 6)]
    public void Spans_of_an_embedded_expression_point_into_the_yaml(string yaml, string text, int start)
    {
        var source = new SourceText("rulebook.yaml", yaml);
        var bag = new DiagnosticBag();
        var expression = RuleParser.ParseExpression(new EmbeddedText(text, new SourceLocation(source, TextSpan.FromBounds(6, yaml.Length - 1))), bag);
        Assert.Empty(bag.Items);
        var member = Assert.IsType<MemberSyntax>(expression);
        Assert.Equal("首", source.Slice(Assert.IsType<CallSyntax>(member.Target).Function.Span).ToString());
        Assert.Equal("时刻", source.Slice(member.Member.Span).ToString());
        Assert.True(member.Span.Start >= start);
    }

    [Fact]
    public void A_mistake_in_an_embedded_expression_is_shown_in_the_yaml()
    {
        var source = new SourceText("rulebook.yaml", "facts:\n  time: \"首(来电 .\"\n");
        var bag = new DiagnosticBag();
        Assert.Null(RuleParser.ParseExpression(new EmbeddedText("首(来电 .", new SourceLocation(source, new TextSpan(15, 9))), bag));
        Assert.Equal("2:16 RH0101 此处应为名称，却遇到子句结束。 后面缺少内容。", Parsed.Line(Assert.Single(bag.Items)));
    }

    private static string Short(ExpressionSyntax expression) => expression switch
    {
        LiteralSyntax { Kind: LiteralKind.Bool or LiteralKind.None } literal => ValueText.Canonical(literal.Value),
        LiteralSyntax { Kind: LiteralKind.Number } literal => ValueText.Canonical(literal.Value) + " Number",
        LiteralSyntax literal => ValueText.Canonical(literal.Value),
        NameSyntax name => name.Name,
        PronounSyntax pronoun => pronoun.Pronoun switch { Pronoun.This => "本", Pronoun.It => "其", Pronoun.Now => "现在", _ => "上年" },
        MemberSyntax member => $"{Short(member.Target)}.{member.Member.Name}",
        IndexSyntax index => $"{Short(index.Target)}[{Short(index.Arguments)}]",
        OfSyntax of => $"{Short(of.Target)}的{of.FactType.Name}" + (of.Field is null ? "" : $"({of.Field.Name})"),
        CallSyntax call => $"{Short(call.Function)}({string.Join(' ', call.Arguments.Select(a => Short(a.Expression) + (a.As is null ? "" : "称" + a.As.Name) + (a.Where is null ? "" : "其中" + Short(a.Where))))})",
        NegateSyntax negate => $"-({Short(negate.Operand)})",
        NotSyntax not => $"非({Short(not.Operand)})",
        ConsecutiveSyntax consecutive => $"连续[{ValueText.Canonical(consecutive.Count.Value)}]({Short(consecutive.Condition)})",
        LogicalSyntax logical => (logical.IsAnd ? "且(" : "或(") + Short(logical.Operands) + ")",
        ArithmeticSyntax { Operators: [ArithmeticOperator.Multiply or ArithmeticOperator.Divide, ..] } product => "(" + Run(product) + ")",
        ArithmeticSyntax sum => Run(sum),
        CompareSyntax compare => $"({Short(compare.Left)} {compare.Operator} {Short(compare.Right)})",
        BetweenSyntax between => $"({Short(between.Operand)} 介于 {Short(between.Low)}..({Short(between.High)}))",
        IfSyntax choice => $"若({Short(choice.Condition)} {Short(choice.Then)} {Short(choice.Else)})",
        WithinSyntax within => $"近{ValueText.Canonical(within.Length.Value)}" + (within.AsOf is null ? "" : "截至" + Short(within.AsOf)),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private static string Run(ArithmeticSyntax node) =>
        Short(node.Operands[0]) + string.Concat(node.Operators.Select((o, i) => $" {o} {Short(node.Operands[i + 1])}"));

    private static string Short(IEnumerable<ExpressionSyntax> items) => string.Join(' ', items.Select(Short));
}
