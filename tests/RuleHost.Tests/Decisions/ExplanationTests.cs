using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;
using static RuleHost.Tests.Decisions.TinyModel;

namespace RuleHost.Tests.Decisions;

/// <summary>Explanations read as an official would want them, the same in both languages.</summary>
public sealed class ExplanationTests
{
    private const string Written = """
        情形 Q01 违反程序
          当 有下列情形之一
            (一) m 不大于 n / 2    # 多数
            (二) a
            (三) 非 b
        """;

    private static readonly SourceText Source = new("情形.rule", Written);

    [Fact]
    public void A_situation_that_holds_shows_each_item_with_its_values()
    {
        var explanation = Explain(("m", Number(4)), ("n", Number(9)), ("a", Value.False), ("b", Value.True));
        Assert.Equal(
            """
            情形 Q01 违反程序 — 事项[X1]：成立
              当 有下列情形之一：成立
                (一) m 不大于 n / 2 — 4 不大于 4.5：成立
                  n = 9
                (二) a — 否：不成立
                (三) 非 b — 是：不成立

            """,
            explanation.ToText(Language.Chinese));
        Assert.Equal(
            """
            Situation Q01 违反程序 — 事项[X1]: holds
              When any of the following: holds
                (一) m 不大于 n / 2 — 4 不大于 4.5: holds
                  n = 9
                (二) a — no: does not hold
                (三) 非 b — yes: does not hold

            """,
            explanation.ToText(Language.English));
        Assert.Equal(1, Source.Position(explanation.Place!.Value.Span.Start).Line);
    }

    [Fact]
    public void What_is_missing_comes_with_how_to_supply_it()
    {
        var explanation = Explain(("m", Number(5)), ("n", Number(9)), ("b", Value.True));
        Assert.Equal(["事项[X1].a"], explanation.Missing);
        Assert.Equal(
            """
            情形 Q01 违反程序 — 事项[X1]：待查
              当 有下列情形之一：待查
                (一) m 不大于 n / 2 — 5 不大于 4.5：不成立
                  n = 9
                (二) a — 未知：待查
                (三) 非 b — 是：不成立
              待查于
                事项[X1].a — 请给出 事项 X1 的 a（是或否）

            """,
            explanation.ToText(Language.Chinese));
        Assert.Contains("事项[X1].a — give a of 事项 X1 (a yes-or-no value)", explanation.ToText(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("确认(Q30)", "等待有权的人确认")]
    [InlineData("单位[城管局]的处分", "给出 处分 的完整清单")]
    [InlineData("单位年度[城管局/2009]", "没有 单位年度 城管局/2009 的记录")]
    [InlineData("事项[X1].资本(美元)", "须以美元给出")]
    [InlineData("岗位处置:无一项成立", "分情形没有一项成立")]
    [InlineData("办结.限:无一项成立", "几个 限 没有一个成立")]
    [InlineData("事项[X1].m:除数为零", "这里不能计算（除数为零）")]
    [InlineData("事项[X1].m", "请给出 事项 X1 的 m（整数）")]
    public void Every_kind_of_missing_name_has_its_advice(string name, string advice)
    {
        var written = new MissingAdvice(Evaluation([])).For(name);
        Assert.StartsWith(name + " — " + advice, written.Chinese, StringComparison.Ordinal);
        Assert.StartsWith(name + " — ", written.English, StringComparison.Ordinal);
        Assert.NotEqual(written.Chinese, written.English);
    }

    [Theory]
    [InlineData("a  且\n    b   # 为什么\n  且 c", "a 且 b 且 c")]
    [InlineData("事项 = \"甲 # 乙\" # 丙", "事项 = \"甲 # 乙\"")]
    public void What_the_author_wrote_is_quoted_on_one_line(string written, string quoted) =>
        Assert.Equal(quoted, AuthorText.Of(written));

    private static Explanation Explain(params (string, Value)[] fields)
    {
        BoundExpression half = new ArithmeticExpression(DataType.Decimal, Place("n / 2"), [At("n", "n / 2"), new ConstantExpression(DataType.Integer, Place("2", "n / 2"), Number(2))], [ArithmeticOperator.Divide]);
        var block = new BlockExpression(
            Place("有下列情形之一"),
            BlockKind.Any,
            0,
            [
                new BlockItem("(一)", new CompareExpression(Place("m 不大于 n / 2"), At("m", "m 不大于"), ComparisonOperator.LessOrEqual, half)),
                new BlockItem("(二)", At("a", "a\n")),
                new BlockItem("(三)", new NotExpression(Place("非 b"), At("b", "b"))),
            ]);
        var syntax = new ProvisionSyntax(Source, new TextSpan(0, Written.Length), Place("情形 Q01 违反程序").Span, Amendment.None, ProvisionKind.Situation, new NameSyntax(default, "Q01", false), null, "违反程序", []);
        var judgement = new BoundJudgement(syntax) { Subject = Matter, When = [new Formula(0, block, 0)] };
        return new ExplanationBuilder(Evaluation([Given(Matter, "X1", fields)])).Build(judgement, Record(Matter, "X1"));
    }

    private static BoundExpression At(string field, string context)
    {
        var slot = Matter.SlotOf(field);
        return new FieldExpression(Matter.Fields[slot].Type, Place(field, context), Subject(Matter), Matter.Fields[slot], slot);
    }

    /// <summary>Where a text stands, at or behind a context.</summary>
    private static SourceLocation Place(string text, string? context = null)
    {
        var from = context is null ? 0 : Written.IndexOf(context, StringComparison.Ordinal);
        return new SourceLocation(Source, new TextSpan(Written.IndexOf(text, from, StringComparison.Ordinal), text.Length));
    }
}
