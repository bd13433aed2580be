using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Strictness;

/// <summary>
/// Compares the text of a provision in force with that of the base, clause by clause, from the texts alone (semantics S23). What is not
/// proven to be as strict is told as looser; what no order exists for as incomparable.
/// </summary>
internal sealed partial class ProvisionComparison
{
    private readonly BoundProvision _before;
    private readonly BoundProvision _after;
    private readonly Comparer _comparer;
    private readonly ImmutableArray<ClauseChange>.Builder _changes = ImmutableArray.CreateBuilder<ClauseChange>();

    private ProvisionComparison(BoundProvision before, BoundProvision after, Comparer comparer) => (_before, _after, _comparer) = (before, after, comparer);

    /// <summary>The clauses that differ; empty where the two are equally strict.</summary>
    public static ImmutableArray<ClauseChange> Of(BoundProvision before, BoundProvision after, Comparer comparer)
    {
        var comparison = new ProvisionComparison(before, after, comparer);
        comparison.Compare();
        return comparison._changes.ToImmutable();
    }

    private void Compare()
    {
        if (_before.GetType() != _after.GetType() || _before.Kind != _after.Kind || _before.Subject?.Name != _after.Subject?.Name || _before.Group?.Name != _after.Group?.Name)
        {
            Change("对", Strength.Incomparable, Clause(_before, "对"), Clause(_after, "对"));
            return;
        }

        if (_before.Kind != ProvisionKind.General)
        {
            Catches("对", _before.Filter, _after.Filter);
        }

        switch (_before, _after)
        {
            case (BoundJudgement before, BoundJudgement after):
                Judgement(before, after);
                break;
            case (BoundLimit before, BoundLimit after):
                Limit(before, after);
                break;
            case (BoundScore before, BoundScore after):
                Score(before, after);
                break;
            case (BoundGrade before, BoundGrade after):
                Grade(before, after);
                break;
            case (BoundVote before, BoundVote after):
                Vote(before, after);
                break;
            case (BoundDefinition before, BoundDefinition after):
                if (!_comparer.Same(before.Body, after.Body))
                {
                    Change("为", Strength.Incomparable, before.Body.Body.Origin, after.Body.Body.Origin);
                }

                break;
            default:
                break;
        }

        Unchanged();
        Openings();
    }

    /// <summary>What the base keeps shut no overlay opens for those below it.</summary>
    private void Openings()
    {
        var open = Texts(_before, "可调");
        foreach (var clause in _after.Syntax.Clauses.Where(c => c.Keyword == "可调" && !open.Contains(Plain(_after, c))))
        {
            Change("可调", Strength.Looser, Clause(_before, "可调"), At(_after, clause));
        }
    }

    /// <summary>Clauses whose texts say nothing of strictness: each must stand as it did.</summary>
    private void Unchanged()
    {
        foreach (var keyword in _before.Syntax.Clauses.Concat(_after.Syntax.Clauses).Select(c => c.Keyword).Distinct().Where(k => ClauseDirections.Of(k) == ClauseDirection.Unchanged && k is not ("施行" or "为")))
        {
            var (before, after) = (Texts(_before, keyword), Texts(_after, keyword));
            if (!before.SequenceEqual(after, StringComparer.Ordinal))
            {
                Change(keyword, Strength.Incomparable, Clause(_before, keyword), Clause(_after, keyword));
            }
        }
    }

    private static List<string> Texts(BoundProvision provision, string keyword) =>
        [.. provision.Syntax.Clauses.Where(c => c.Keyword == keyword).Select(c => Plain(provision, c))];

    private static string Plain(BoundProvision provision, ClauseSyntax clause) => string.Concat(Text(provision, clause).Where(x => !char.IsWhiteSpace(x)));

    private static string Text(BoundProvision provision, ClauseSyntax clause) => provision.Syntax.Source.Slice(clause.Span).ToString();

    /// <summary>对, 当: cases may be added.</summary>
    private void Catches(string keyword, Formula? before, Formula? after) => Catches(keyword, List(before), List(after));

    private void Catches(string keyword, ImmutableArray<Formula> before, ImmutableArray<Formula> after) =>
        Tell(keyword, _comparer.Implies(Bodies(before), Bodies(after), isAnd: true), () => _comparer.Implies(Bodies(after), Bodies(before), isAnd: true), before, after);

    /// <summary>不适用, 免限, and what lets off: cases may be taken away.</summary>
    private void LetsOff(string keyword, ImmutableArray<Formula> before, ImmutableArray<Formula> after) =>
        Tell(keyword, _comparer.Implies(Bodies(after), Bodies(before), isAnd: false, baseIsWide: true), () => _comparer.Implies(Bodies(before), Bodies(after), isAnd: false), before, after);

    private void Tell(string keyword, bool asStrict, Func<bool> asLoose, ImmutableArray<Formula> before, ImmutableArray<Formula> after)
    {
        if (!asStrict)
        {
            Change(keyword, Strength.Looser, Place(before) ?? Clause(_before, keyword), Place(after) ?? Clause(_after, keyword));
        }
        else if (!asLoose())
        {
            Change(keyword, Strength.Tighter, Place(before), Place(after));
        }
    }

    private void Change(string keyword, Strength strength, SourceLocation? before, SourceLocation? after, BoundExpression? amount = null) =>
        _changes.Add(new ClauseChange(keyword, strength, before, after) { Amount = amount });

    private static ImmutableArray<Formula> List(Formula? formula) => formula is null ? [] : [formula];

    private static BoundExpression[] Bodies(ImmutableArray<Formula> formulas) => [.. formulas.Select(f => f.Body)];

    private static SourceLocation? Place(ImmutableArray<Formula> formulas) => formulas.IsEmpty ? null : formulas[^1].Body.Origin;

    private static SourceLocation? Clause(BoundProvision provision, string keyword) =>
        provision.Syntax.Clauses.LastOrDefault(c => c.Keyword == keyword) is { } clause ? At(provision, clause) : null;

    private static SourceLocation At(BoundProvision provision, ClauseSyntax clause) => new(provision.Syntax.Source, clause.Span);
}
