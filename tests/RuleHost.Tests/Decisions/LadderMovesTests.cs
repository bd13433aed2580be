using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Decisions;

/// <summary>Semantics S19: how ranges join and how grounds move them.</summary>
public sealed class LadderMovesTests
{
    private static readonly LadderDefinition Ladder = new("人员", true, new EnumType("人员处理", true, ["批评教育", "书面检查", "告诫", "诫勉谈话", "免职"]));
    private static readonly RecordKey Person = new("人员", "P1");

    [Fact]
    public void Ranges_for_one_addressee_join_to_the_heaviest_lower_and_the_heaviest_upper() =>
        Assert.Equal("书面检查 至 免职", Joined([Line(0, 4), Line(1, 2)]));

    [Fact]
    public void 从重_raises_the_lower_bound_one_step() => Assert.Equal("书面检查 至 诫勉谈话", Joined([Line(0, 3)], ModifierKind.Heavier));

    [Fact]
    public void 从重_never_passes_the_upper_bound() => Assert.Equal("告诫", Joined([Line(2, 2)], ModifierKind.Heavier));

    [Fact]
    public void 从轻_lowers_the_upper_bound_one_step_and_never_passes_the_lower() =>
        Assert.Equal(("批评教育 至 告诫", "告诫"), (Joined([Line(0, 3)], ModifierKind.Lighter), Joined([Line(2, 2)], ModifierKind.Lighter)));

    [Fact]
    public void Several_grounds_of_one_kind_move_one_step_in_all() =>
        Assert.Equal("书面检查 至 免职", Joined([Line(0, 4)], ModifierKind.Heavier, ModifierKind.Heavier));

    [Fact]
    public void Both_sides_apply_and_where_they_would_cross_the_full_range_stands() =>
        Assert.Equal(("书面检查 至 告诫", "书面检查 至 告诫"), (Joined([Line(0, 3)], ModifierKind.Heavier, ModifierKind.Lighter), Joined([Line(1, 2)], ModifierKind.Heavier, ModifierKind.Lighter)));

    [Fact]
    public void 加重_goes_beyond_the_range_but_not_beyond_the_ladder() =>
        Assert.Equal(("书面检查 至 诫勉谈话", "告诫 至 免职"), (Joined([Line(1, 2)], ModifierKind.Aggravate), Joined([Line(2, 4)], ModifierKind.Aggravate)));

    [Fact]
    public void 减轻_goes_below_the_range_but_not_below_the_ladder() =>
        Assert.Equal(("批评教育 至 告诫", "批评教育 至 书面检查"), (Joined([Line(1, 2)], ModifierKind.Reduce), Joined([Line(0, 1)], ModifierKind.Reduce)));

    [Fact]
    public void An_unknown_ground_leaves_the_range_and_names_what_is_missing()
    {
        var doubtful = new Ground(ModifierKind.Heavier, Traced.Unknown("决策[J1].主观"), null, null);
        var sanction = Assert.Single(LadderMoves.Join([Line(0, 2)], [doubtful]));
        Assert.Equal("批评教育 至 告诫", Text(sanction));
        Assert.Equal(["决策[J1].主观"], sanction.Missing);
    }

    [Fact]
    public void An_unknown_ground_that_cannot_move_the_range_is_not_missing()
    {
        var doubtful = new Ground(ModifierKind.Heavier, Traced.Unknown("决策[J1].主观"), null, null);
        Assert.Empty(Assert.Single(LadderMoves.Join([Line(2, 2)], [doubtful])).Missing);
    }

    [Fact]
    public void Two_unknown_grounds_that_move_the_range_only_together_are_both_missing()
    {
        // 从轻 alone lowers 书面检查 至 告诫; with 从重 the two would cross and the full range stands: each may matter.
        Ground[] doubtful = [new(ModifierKind.Heavier, Traced.Unknown("甲"), null, null), new(ModifierKind.Lighter, Traced.Unknown("乙"), null, null)];
        Assert.Equal(["甲", "乙"], Assert.Single(LadderMoves.Join([Line(1, 2)], doubtful)).Missing);
    }

    [Fact]
    public void A_ground_that_changes_nothing_is_no_reason()
    {
        Ground[] grounds = [new(ModifierKind.Heavier, Value.True, null, null)];
        Assert.Empty(Assert.Single(LadderMoves.Join([Line(2, 2)], grounds)).Reasons);
        Assert.Equal(["从重"], Assert.Single(LadderMoves.Join([Line(0, 2)], grounds)).Reasons);
    }

    [Fact]
    public void A_ground_for_people_not_known_yet_may_concern_each_of_their_type_and_nobody_of_another()
    {
        var ground = new Ground(ModifierKind.Exempt, Value.True, null, new() { [new RecordKey("人员", "")] = ["决策[J1].反对者"], [new RecordKey("人员", "P2")] = [] });
        Assert.Equal(["决策[J1].反对者"], ground.For(Person)!.Holds.Missing);
        Assert.Equal(Truth.True, ground.For(new RecordKey("人员", "P2"))!.Holds.Truth);
        Assert.Null(ground.For(new RecordKey("单位", "城管局")));
    }

    private static string Joined(MeasureLine[] lines, params ModifierKind[] grounds) =>
        Text(Assert.Single(LadderMoves.Join(lines, [.. grounds.Select(g => new Ground(g, Value.True, null, null))])));

    private static string Text(Sanction sanction) => sanction.From == sanction.UpTo ? sanction.From! : $"{sanction.From} 至 {sanction.UpTo}";

    private static MeasureLine Line(int low, int high)
    {
        var span = new TextSpan(0, 0);
        var name = new NameSyntax(span, "承办人", false);
        var clause = new MeasureClause(span, span, true, new ListArgumentSyntax(span, name, null, null, null), false, false, [], null);
        var range = new BoundRange(low, high, [], null);
        return new MeasureLine(Person, new BoundMeasure(clause) { Ladder = Ladder, Ranges = [range] }, range, Value.True);
    }
}
