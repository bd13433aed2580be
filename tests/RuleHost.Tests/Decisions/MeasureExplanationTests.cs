using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;
using static RuleHost.Tests.Decisions.TinyModel;

namespace RuleHost.Tests.Decisions;

/// <summary>How measures, what moves them and what clears them are explained (semantics S19, S22).</summary>
public sealed class MeasureExplanationTests
{
    private const string Written = """
        情形 Q01 违反程序
          当 a
          给予 单位: 限期整改 至 通报批评
          给予 单位: 媒体曝光 当 b
          从重 当 c
        通则 容错
          免予 当 d
        """;

    private static readonly SourceText Source = new("情形.rule", Written);
    private static readonly LadderDefinition Ladder = new("单位", true, new EnumType("单位", true, ["限期整改", "单位书面检查", "通报批评", "媒体曝光"]));

    [Fact]
    public void S19_heavier_moves_the_lower_bound_and_says_so()
    {
        var explanation = Explain(("a", Value.True), ("b", Value.False), ("c", Value.True), ("d", Value.False), ("单位", Record(Unit, "城管局")));
        Assert.Equal(
            """
            情形 Q01 违反程序 — 事项[X1]：成立
              当 a — 是：成立
              处理（建议，由人决定）
                城管局：单位书面检查 至 通报批评（从重：下限上移一级，不过上限）
                出自以下各款；同一对象有几款成立的，下限、上限各取其重
                  给予 单位: 限期整改 至 通报批评 — 城管局
                  给予 单位: 媒体曝光 — 城管局 当 b — 否：不成立
                  从重 当 c — 是：成立

            """,
            explanation.ToText(Language.Chinese));
        Assert.Contains(
            "城管局: 单位书面检查 to 通报批评 (heavier: the lower bound moved up one step, not past the upper)",
            explanation.ToText(Language.English),
            StringComparison.Ordinal);
    }

    [Fact]
    public void S19_an_unknown_exemption_leaves_the_measure_unknown_and_the_situation_standing()
    {
        var explanation = Explain(("a", Value.True), ("b", Value.False), ("c", Value.False), ("单位", Record(Unit, "城管局")));
        Assert.Equal("holds", explanation.State);
        Assert.Equal(["事项[X1].d"], explanation.Missing);
        var text = explanation.ToText(Language.Chinese);
        Assert.Contains("    城管局：待查\n", text, StringComparison.Ordinal);
        Assert.Contains("      免予（通则 容错） 当 d — 未知：待查\n", text, StringComparison.Ordinal);
        Assert.Contains("  待查于\n    事项[X1].d — 请给出 事项 X1 的 d（是或否）\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void S22_a_general_provision_that_clears_the_measures_is_named()
    {
        var text = Explain(("a", Value.True), ("b", Value.False), ("c", Value.False), ("d", Value.True), ("单位", Record(Unit, "城管局"))).ToText(Language.English);
        Assert.Contains("  Measures: none, cleared by general provision 容错\n", text, StringComparison.Ordinal);
        Assert.Contains("      Exempt (general provision 容错) when d — yes: holds\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Measures_of_a_situation_that_fails_are_not_spoken_of()
    {
        var text = Explain(("a", Value.False)).ToText(Language.Chinese);
        Assert.Equal("情形 Q01 违反程序 — 事项[X1]：不成立\n  当 a — 否：不成立\n", text);
    }

    private static Explanation Explain(params (string, Value)[] fields)
    {
        var general = new BoundJudgement(Syntax(ProvisionKind.General, "容错", ""))
        {
            Modifiers = [new BoundModifier(ModifierKind.Exempt, null, Formula("d", "d"), new ModifierClause(default, default, ModifierKind.Exempt, null, null!))],
        };
        var judgement = new BoundJudgement(Syntax(ProvisionKind.Situation, "Q01", "违反程序"))
        {
            Subject = Matter,
            When = [Formula("a", "当 a")],
            Measures = [Measure("给予 单位: 限期整改 至 通报批评", 0, 2, null), Measure("给予 单位: 媒体曝光 当 b", 3, 3, Formula("b", "当 b"))],
            Modifiers = [new BoundModifier(ModifierKind.Heavier, null, Formula("c", "当 c"), new ModifierClause(default, default, ModifierKind.Heavier, null, null!))],
            Generals = [general],
        };
        return new ExplanationBuilder(Evaluation([Given(Matter, "X1", fields)])).Build(judgement, Record(Matter, "X1"));
    }

    private static BoundMeasure Measure(string written, int low, int high, Formula? when)
    {
        var span = new TextSpan(Written.IndexOf(written, StringComparison.Ordinal), written.Length);
        return new BoundMeasure(new MeasureClause(span, default, false, null!, false, false, [], null))
        {
            Addressee = Formula("单位", written),
            Ladder = Ladder,
            Ranges = [new BoundRange(low, high, [], null)],
            When = when,
        };
    }

    private static ProvisionSyntax Syntax(ProvisionKind kind, string id, string title) =>
        new(Source, new TextSpan(0, Written.Length), new TextSpan(0, 8), Amendment.None, kind, new NameSyntax(default, id, false), null, title, ImmutableArray<ClauseSyntax>.Empty);

    private static Formula Formula(string field, string context)
    {
        var slot = Matter.SlotOf(field);
        var at = Written.IndexOf(field, Written.IndexOf(context, StringComparison.Ordinal), StringComparison.Ordinal);
        var place = new SourceLocation(Source, new TextSpan(at, field.Length));
        return new Formula(0, new FieldExpression(Matter.Fields[slot].Type, place, Subject(Matter), Matter.Fields[slot], slot), 0);
    }
}
